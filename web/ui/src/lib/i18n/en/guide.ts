// The guided first campaign.

export const guide = {
  'guide.offer': 'Your first campaign? A guide goes along',
  'guide.offer_why':
    'Four short steps: what a proposal is, why it should work, its actions and who will review them. Nothing is sent before you say so.',
  'guide.begin': 'Guide me',
  'guide.never': 'Never show the guide again',
  'guide.steps': 'Steps',
  'guide.step_proposal': 'Proposal',
  'guide.step_why': 'Why',
  'guide.step_actions': 'Actions',
  'guide.step_send': 'Send',
  'guide.back': 'Back',
  'guide.next': 'Next step',
  'guide.whole': 'Show the whole form',

  'guide.head_proposal': 'A proposal says what marketing wants to do',
  'guide.text_proposal':
    'Give it the name that people will use, and say what it should reach.\nThe other departments read it and balance it; the final word stays with marketing.',
  'guide.head_why': 'Why it should work, and what could go wrong',
  'guide.text_why':
    'The hypothesis says why customers would act that way. Figures show what people did, never why, so it is here that colleagues can correct you before it gets expensive.\nThe worst case makes a risk cheap to name: imagine it failed, and write down what happened. Reviewers trust who has thought of it.',
  'guide.head_actions': 'Actions are what can be launched or prevented one by one',
  'guide.text_actions':
    'A price, a claim, a channel, a date: one action each. A veto on one does not hold the others, unless they require it.\nAs soon as you choose a kind, you see who will review it and with which power.',
  'guide.head_send': 'Look it over and submit it',
  'guide.text_send':
    'After that the departments take positions. An objection has to be answered; a veto prevents its action, and you can change the action, challenge the veto, or launch without it.\nUntil the decision you can amend; what you do not touch keeps its approvals.',

  'reviewer.head': 'Who will review it',
  'reviewer.nobody': 'Nobody has a say in this kind: it is cleared by itself.',
  'reviewer.comment': 'may comment',
  'reviewer.object': 'may object',
  'reviewer.veto': 'may veto',
  'reviewer.approval': 'has to approve',
  'reviewer.grounds': '{may} (ground: {grounds})',
  'reviewer.when': 'if {condition}: {may}.',
  'reviewer.why': 'The rulebook says so. What really applies follows from what you fill in.',
} as const;
