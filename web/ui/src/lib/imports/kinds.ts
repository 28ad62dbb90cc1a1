// What can be brought in, and where one finds it afterwards.

import type { ImportKind } from '../api/types';

export const IMPORT_KINDS: readonly ImportKind[] = [
  'conversations',
  'customers',
  'insights',
  'metrics',
  'journeys',
  'members',
];

export const ROOM_OF: Record<ImportKind, string> = {
  conversations: '/knowledge/conversations',
  customers: '/knowledge/calls',
  insights: '/knowledge',
  metrics: '/figures',
  journeys: '/knowledge/journeys',
  members: '/people',
};

/** As the server: a longer file would travel in vain. */
export const MOST_BYTES = 32 * 1024 * 1024;
