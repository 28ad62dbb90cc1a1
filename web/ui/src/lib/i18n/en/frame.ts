// Frame, time, statuses, sign-in.

export const frame = {
  'app.name': 'Counterweight',
  'app.skip': 'Skip to content',
  'app.loading': 'Loading…',
  'app.retry': 'Try again',
  'app.unreachable': 'The server does not answer. Check the network and try again.',
  'app.other_language': 'Русский',

  'nav.main': 'Main',
  'nav.my_turn': 'My turn',
  'nav.board': 'Board',
  'nav.new': 'New campaign',
  'nav.new_short': 'New',
  'nav.more': 'More',

  'menu.open': 'Menu: {name}',
  'menu.appearance': 'Appearance',
  'menu.auto': 'System',
  'menu.light': 'Light',
  'menu.dark': 'Dark',
  'menu.sign_out': 'Sign out',
  'menu.head': '{department}, head',

  'live.connecting': 'Connecting',
  'live.on': 'Live',
  'live.lost': 'No connection, as of {time}',
  'live.limit': 'Too many windows, as of {time}',
  'live.forbidden': 'The board is closed to you',

  'foot.rulebook': 'Rulebook {version}: {title}',
  'foot.ledger': 'Ledger entry {seq}',
  'foot.zone': 'Times are yours: {zone}',

  'time.today': 'Today',
  'time.tomorrow': 'Tomorrow',
  'time.until': 'until {time}',
  'time.over': 'time is up',
  'time.left': '{left} left',
  'time.days': { one: '{n} day', other: '{n} days' },
  'time.working_days': { one: '{n} working day', other: '{n} working days' },
  'time.working_hours': { one: '{n} working hour', other: '{n} working hours' },
  'time.working_minutes': { one: '{n} working minute', other: '{n} working minutes' },
  'time.hours': '{n} h',
  'time.hours_minutes': '{h} h {m} min',
  'time.minutes': '{n} min',

  'status.draft': 'Draft',
  'status.in_review': 'In review',
  'status.awaiting_decision': 'Awaiting decision',
  'status.piloting': 'Piloting',
  'status.launched': 'Launched',
  'status.withdrawn': 'Withdrawn',
  'status.expired': 'Expired',
  'status.stopped': 'Stopped',
  'status.evaluated': 'Evaluated',

  'verdict.pending': 'Pending',
  'verdict.object': 'Objection unanswered',
  'verdict.cleared': 'Cleared',
  'verdict.short': 'Short of an approval',
  'verdict.vetoed': 'Vetoed',
  'verdict.challenged': 'Vetoed, challenged',
  'verdict.sustained': 'Vetoed, sustained',
  'verdict.launched': 'Launched',
  'verdict.left_out': 'Left out',
  'verdict.prevented': 'Prevented',

  'scale.action': 'Action {number}: {verdict}',

  'task.position': 'position',
  'task.answer': 'answer',
  'task.sustain_vote': 'sustain vote',
  'task.decide': 'decision',

  'turn.yours': 'Your turn: {tasks}',
  'turn.whose': 'Whose turn',
  'turn.nobody': 'Nobody’s turn',
  'turn.decides': '[b|{department}] decides',

  'signin.page': 'Sign in',
  'signin.title': 'Sign in to Counterweight',
  'signin.under': 'Marketing decides, the other departments balance it. Sign in for your department.',
  'signin.email': 'E-mail',
  'signin.password': 'Password',
  'signin.send': 'Sign in',
  'signin.sending': 'Signing in…',
  'signin.need_email': 'Write the address your organisation knows you by.',
  'signin.need_password': 'Write your password.',
  'signin.wrong': 'This e-mail and password do not belong together. Check both.',
  'signin.slow_down': {
    one: 'Too many tries. Wait {n} second, then try again.',
    other: 'Too many tries. Wait {n} seconds, then try again.',
  },
  'signin.people': 'People of the demo organisation',
  'signin.people_hint': 'Choose who to sign in as: e-mail and password fill in by themselves.',
  'signin.head': 'head',

  'problem.network':
    'The server did not answer. Your text is here: send it again when the connection is back.',
  'problem.file_changed':
    'The file cannot be read any more: it changed since it was chosen, or it is a folder. Choose it again.',
  'problem.unknown': 'The server refused without a reason (code {code}).',

  'kept.title': 'Your unsent text',
  'kept.why': 'This closed while you wrote. Your text is not lost.',
  'kept.discard': 'Discard the text',

  'toast.undo': 'Take it back',
  'toast.approved': 'Approval of action {number} sent.',
  'toast.abstained': 'You abstained on action {number}.',
  'toast.all_sent': 'Your position on all open actions is sent.',
  'toast.close': 'Close',

  'send.sending': 'Sending…',

  'missing.title': 'There is no such page',
  'missing.why': 'Check the address, or go back to the board.',

  // The departments of the demo, which are listed before anybody has signed in and seen the rulebook.
  'department.marketing': 'marketing',
  'department.production': 'production',
  'department.sales': 'sales',
  'department.finance': 'finance',
  'department.legal': 'legal',
  'department.support': 'support',
  'department.founders': 'founders',
} as const;
