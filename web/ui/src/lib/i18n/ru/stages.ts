// Review in stages, reminders, and vetoes that bind where the same is proposed again.

export const stages = {
  'law.evidence': 'Что нужно знать до запуска',
  'law.stages': 'Этапы рассмотрения',
  'law.stages_why':
    'Отделы высказываются по этапам, один за другим. По каждому действию очередь этапа наступает, когда высказались все из предыдущих или их время вышло; действие, которое никого из них не касается, открыто ему сразу.',
  'law.stages_end':
    'Этап кончается раньше, если высказались все, кого в нём спросили. Когда его время вышло, молчание значит то, что сказано выше.',
  'law.no_stage': 'Вне этапов',
  'law.throughout': 'Высказываются в любой момент: {departments}.',
  'law.reminders': 'Напоминания',
  'law.reminders_is':
    '[b|{times}] до конца срока напоминают тем, кто должен действовать и ещё этого не сделал.',
  'law.reminder': 'за {time}',
  'law.again': 'Предложить снова',
  'law.binds':
    'Если то же самое действие предложить снова, вето, которое сохранили голосованием, сразу в силе и там; так оно связывает {time} после голосования. Ни оспорить, ни преодолеть его нельзя, но его отдел вправе его отозвать.',

  'proposal.stage_until': 'Этап {number} из {of} · {name}, до {when}',
  'proposal.ends_by': 'Все этапы — самое позднее до {when}',
  'seat.later': 'Его этап позже',
  'turn.reminded': 'напомнили',
  'whose.until_reminded': 'до {when} · напомнили',
  'whose.no_due_yet': 'срока пока нет',
  'myturn.no_due_yet': 'Срока пока нет',

  // The link in it, "предложении 12", follows a preposition in each of these.
  'veto.bound': 'Отделы сохранили его на этом самом содержании в {proposal} ({when}), и это связывает.',
  'veto.bound_once': 'Отделы сохранили его в {proposal} ({when}), поэтому и здесь оно сразу вступило в силу.',
  'precedent.text':
    'То же самое уже было под вето в {proposal}: {department}. Голосованием вето сохранено ({when}).',
  'precedent.proposal': 'предложении {number}',
} as const;
