// Notes among colleagues: put aside, handed over. Neither changes a right or a deadline.

import { get, post } from '../api/http';
import type { Schemas } from '../api/types/schemas';
import type { Time, Waiting } from '../api/types';

export const attention = () => get<Schemas['WaitingList']>('/attention');

/** Null brings it back. */
export const snooze = (key: string, until: Time | null) => post<Waiting>('/attention/snooze', { key, until });

/** Null takes it back. */
export const handOver = (key: string, to: string | null, note?: string) =>
  post<Waiting>('/attention/hand-over', { key, to, ...(note ? { note } : {}) });
