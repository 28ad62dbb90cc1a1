// The attention set by department: who acts, on what, until when.

import type { Attention, Proposal } from '../api/types';

export interface TurnTask {
  task: Attention['task'] | 'approval'; // approval: a position that the action cannot do without
  actions: string[];
  of?: string; // answer: the department that objected
  what?: 'veto' | 'objection'; // reaffirm
}

export interface TurnRow {
  department: string;
  tasks: TurnTask[];
  due: string | null; // the nearest
  reminded: boolean; // of something in it
}

/** A position that is asked is split in two: plain ones, and those where an approval is required. */
function tasksOf(proposal: Proposal, waiting: Attention): TurnTask[] {
  if (waiting.task === 'answer') {
    const objection = proposal.objections.find((one) => one.id === waiting.objection);
    return [{ task: 'answer', actions: waiting.actions, ...(objection ? { of: objection.department } : {}) }];
  }
  if (waiting.task === 'reaffirm') {
    const what = waiting.veto === undefined ? 'objection' : 'veto';
    return [{ task: 'reaffirm', actions: waiting.actions, what }];
  }
  if (waiting.task !== 'position') return [{ task: waiting.task, actions: waiting.actions }];
  const needed = (id: string) =>
    proposal.actions
      .find((action) => action.id === id)
      ?.seats.some((seat) => seat.department === waiting.department && seat.approval_required) ?? false;
  const split: TurnTask[] = [
    { task: 'position', actions: waiting.actions.filter((id) => !needed(id)) },
    { task: 'approval', actions: waiting.actions.filter(needed) },
  ];
  return split.filter((task) => task.actions.length > 0);
}

/** The reader's department first, then in the order the server gives (soonest first). */
export function turns(proposal: Proposal, mine: string): TurnRow[] {
  const rows = new Map<string, TurnRow>();
  for (const waiting of proposal.attention) {
    const { department } = waiting;
    const row = rows.get(department) ?? { department, tasks: [], due: null, reminded: false };
    for (const task of tasksOf(proposal, waiting)) {
      const same = row.tasks.find(
        (one) => one.task === task.task && one.of === task.of && one.what === task.what,
      );
      if (same) same.actions = [...new Set([...same.actions, ...task.actions])];
      else row.tasks.push(task);
    }
    if (waiting.due !== null && (row.due === null || waiting.due < row.due)) row.due = waiting.due;
    row.reminded ||= waiting.reminded ?? false;
    rows.set(department, row);
  }
  return [...rows.values()].sort((a, b) => Number(b.department === mine) - Number(a.department === mine));
}
