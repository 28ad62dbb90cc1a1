// Review in stages, reminders, and vetoes that bind where the same is proposed again.

export const stages = {
  'law.evidence': 'What has to be known',
  'law.stages': 'Stages of review',
  'law.stages_why':
    'Departments are heard one stage after the other. Of each action a stage may speak once everybody in the earlier ones has, or their time is over; what concerns nobody in them is open to it at once.',
  'law.stages_end':
    'A stage ends earlier once everybody who was asked in it has spoken. When its time is over, silence counts as stated above.',
  'law.no_stage': 'In no stage',
  'law.throughout': 'Heard throughout: {departments}.',
  'law.reminders': 'Reminders',
  'law.reminders_is': '[b|{times}] their time is over, those who have to act and have not are reminded.',
  'law.reminder': '{time} before',
  'law.again': 'Propose it again',
  'law.binds':
    'Where the very same action is proposed again within {time} of the vote that sustained the veto, the veto stands there at once. It can be neither challenged nor overridden; its department may withdraw it.',

  'proposal.stage_until': 'Stage {number} of {of} · {name}, until {when}',
  'proposal.ends_by': 'All stages end by {when}',
  'seat.later': 'Its stage comes later',
  'turn.reminded': 'reminded',
  'whose.until_reminded': 'until {when} · reminded',
  'whose.no_due_yet': 'no deadline yet',
  'myturn.no_due_yet': 'No deadline yet',

  'veto.bound': 'Sustained on this very content in {proposal} on {when}, and that binds.',
  'veto.bound_once': 'It was sustained in {proposal} on {when}, and so it stood here at once.',
  'precedent.text': 'The same was vetoed before: {department} in {proposal}, sustained on {when}.',
  'precedent.proposal': 'proposal {number}',
} as const;
