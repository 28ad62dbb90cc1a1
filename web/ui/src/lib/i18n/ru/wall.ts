// The screen on a wall.

export const wall = {
  'wall.rows': 'Открытые предложения, ближайший срок — первым',
  'wall.today': 'сегодня',
  'wall.no_due': 'без срока',
  'wall.page': 'Лист {page} из {pages}',
  'wall.waiting': {
    one: 'ждёт {n} дело',
    few: 'ждут {n} дела',
    many: 'ждут {n} дел',
    other: 'ждут {n} дела',
  },
  'wall.more_turns': {
    one: 'и ещё {n} отдел',
    few: 'и ещё {n} отдела',
    many: 'и ещё {n} отделов',
    other: 'и ещё {n} отдела',
  },
  'wall.scales': {
    one: '{n} действие: {verdict}',
    few: '{n} действия: {verdict}',
    many: '{n} действий: {verdict}',
    other: '{n} действия: {verdict}',
  },
  'wall.rest': 'За 14 дней:',
  'wall.launched': 'запущено: {n}',
  'wall.withdrawn_n': 'отозвано: {n}',
  'wall.others': 'закрыто иначе: {n}',
  'wall.withdrawn': 'Этот экран отключён',
  'wall.withdrawn_why':
    'Его ссылка отозвана или здесь неизвестна. Любой сотрудник может создать новую и открыть её на этом экране.',
  'wall.unreachable': 'Сервер не отвечает',
  'wall.unreachable_why': 'Экран продолжает пробовать и покажет доску, как только сможет.',

  'news.lately': 'Недавно',
  'news.submitted': 'Новое: «{title}»',
  'news.status': '{status}: «{title}»',
  'news.verdict': 'Действие {number}, {verdict}: «{title}»',
  'news.votes': 'Вето оспорено, {votes} из {needed} голосов за него: «{title}»',
} as const;
