// The window that runs for an action on trial: the trial itself, then the veto's department, then the second decision.

import type { Action, Proposal } from '../api/types';

export interface PilotWindow {
  due: string;
  opened: string;
  key: 'pilot.window' | 'pilot.recast_window' | 'pilot.launch_window';
}

export function pilotWindow({ pilot, stopped, verdict }: Action): PilotWindow | null {
  if (!pilot || stopped || (verdict !== 'piloted' && verdict !== 'halted')) return null;
  if (!pilot.result) return { due: pilot.until, opened: pilot.started_at, key: 'pilot.window' };
  const opened = pilot.result.at;
  if (pilot.recast_due) return { due: pilot.recast_due, opened, key: 'pilot.recast_window' };
  if (pilot.stops_at) return { due: pilot.stops_at, opened, key: 'pilot.launch_window' };
  return null;
}

/** The one that ends first. */
export const nextWindow = (proposal: Proposal): PilotWindow | undefined =>
  proposal.actions
    .flatMap((action) => pilotWindow(action) ?? [])
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due))[0];
