// Чего больше всего боятся разные люди в предложении и что из этого сбылось.

export const premortem = {
  'premortem.title': 'Что худшее может случиться?',
  'premortem.why':
    'Представьте, что не получилось. Спросите нескольких, и не только в своём отделе: у каждого ответа останется имя.',
  'premortem.who': 'Кто это сказал',
  'premortem.me': '{name} (я)',
  'premortem.worst': 'Чего боятся',
  'premortem.mine': 'Ваш ответ',
  'premortem.hint': 'Одна история, как её рассказали бы потом.',
  'premortem.add': 'Ещё ответ',
  'premortem.remove': 'Убрать ответ {n}',
  'premortem.none': 'Ответов пока нет.',
  'premortem.said': 'Прочтут все, а при подведении итога это прочтут ещё раз.',
  'premortem.need': 'Напишите, что худшее может случиться.',
  'premortem.send': 'Добавить ответ',
  'premortem.open': 'Ответить',
  'premortem.writer': 'со слов записано: {who}',
  'premortem.came_true': 'Сбылось',
  'premortem.looked': 'Что из этих опасений сбылось?',
  'premortem.looked_why': 'Отметьте, что случилось. Это зачтётся тем, кто предвидел.',
  'premortem.happened': 'Это случилось',
  'change.premortem': 'Худшее, что может случиться',
} as const;
