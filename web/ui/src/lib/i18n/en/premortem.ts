// The premortem: what several people fear most of a proposal, and what of it came true.

export const premortem = {
  'premortem.title': 'What is the worst that could happen?',
  'premortem.why':
    'Imagine that it failed. Ask several people, also outside your department: each answer stands with whoever gave it.',
  'premortem.who': 'Who said it',
  'premortem.me': '{name} (me)',
  'premortem.worst': 'What they fear',
  'premortem.mine': 'Your answer',
  'premortem.hint': 'One story, as it would be told afterwards.',
  'premortem.add': 'Another answer',
  'premortem.remove': 'Remove answer {n}',
  'premortem.none': 'Nobody has answered yet.',
  'premortem.said': 'Read by everybody, and looked at again when the outcome is known.',
  'premortem.need': 'Say what the worst is that could happen.',
  'premortem.send': 'Add the answer',
  'premortem.open': 'Add an answer',
  'premortem.writer': 'written down by {who}',
  'premortem.came_true': 'Came true',
  'premortem.looked': 'Which of these fears came true?',
  'premortem.looked_why': 'Tick what happened. It counts for those who saw it coming.',
  'premortem.happened': 'It happened',
  'change.premortem': 'The worst that could happen',
} as const;
