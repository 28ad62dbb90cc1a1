// What a change of law comes to, folded for reading: who gains or loses what, once, with all the places where it does.

import type { RulebookDiff } from '../api/types';

export type Effect = RulebookDiff['powers'][number]['effect'];

export interface Place {
  kind: string;
  where: string[]; // any of these; empty: wherever that kind is proposed
}
export interface Turn {
  effect: Effect;
  department: string;
  sentence: string;
  places: Place[];
}

/** What may stop a launch that nothing could stop before comes first. */
export const EFFECTS: readonly Effect[] = ['blocked', 'allowed', 'mixed'];

export function turnsOf(diff: RulebookDiff): Record<Effect, Turn[]> {
  const turns = new Map<string, Turn>();
  for (const { kind, where, seats } of diff.powers) {
    for (const { department, effect, sentence } of seats) {
      const key = `${effect}\n${department}\n${sentence}`;
      const turn = turns.get(key) ?? { effect, department, sentence, places: [] };
      turns.set(key, turn);
      const place = turn.places.find((one) => one.kind === kind);
      if (!place) turn.places.push({ kind, where: [...where] });
      else if (where.length === 0) place.where = [];
      else if (place.where.length > 0) place.where.push(...where.filter((one) => !place.where.includes(one)));
    }
  }
  const out: Record<Effect, Turn[]> = { blocked: [], allowed: [], mixed: [] };
  for (const turn of turns.values()) out[turn.effect].push(turn);
  return out;
}

export const changesNothing = (diff: RulebookDiff) =>
  diff.powers.length + diff.gone.length + diff.come.length + diff.too_large.length === 0;
