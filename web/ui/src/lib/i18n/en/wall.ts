// The screen on a wall.

export const wall = {
  'wall.rows': 'Open proposals, the nearest deadline first',
  'wall.today': 'today',
  'wall.no_due': 'no deadline',
  'wall.page': 'Page {page} of {pages}',
  'wall.waiting': { one: '{n} waits', other: '{n} wait' },
  'wall.more_turns': { one: '{n} more department', other: '{n} more departments' },
  'wall.scales': { one: '{n} action: {verdict}', other: '{n} actions: {verdict}' },
  'wall.rest': 'In the last 14 days:',
  'wall.launched': '{n} launched',
  'wall.withdrawn_n': '{n} withdrawn',
  'wall.others': '{n} closed otherwise',
  'wall.withdrawn': 'This screen has been switched off',
  'wall.withdrawn_why':
    'Its link was withdrawn, or is not known here. Any member can make a new one and open it on this screen.',
  'wall.unreachable': 'The server does not answer',
  'wall.unreachable_why': 'This screen keeps trying, and shows the board as soon as it can.',

  'news.lately': 'Lately',
  'news.submitted': 'New: “{title}”',
  'news.status': '{status}: “{title}”',
  'news.verdict': 'Action {number}, {verdict}: “{title}”',
  'news.votes': 'Veto challenged, {votes} of {needed} votes for it: “{title}”',
} as const;
