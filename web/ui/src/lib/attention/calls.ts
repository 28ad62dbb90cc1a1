// Notes among colleagues: put aside, handed over. Neither changes a right or a deadline.

import { get, post } from '../api/http';
import type { Time } from '../api/types';
import type { Given } from './types';

export const attention = () => get<{ waiting: Given[]; cursor: string }>('/attention');

/** Null brings it back. */
export const snooze = (key: string, until: Time | null) => post<Given>('/attention/snooze', { key, until });

/** Null takes it back. */
export const handOver = (key: string, to: string | null, note?: string) =>
  post<Given>('/attention/hand-over', { key, to, ...(note ? { note } : {}) });
