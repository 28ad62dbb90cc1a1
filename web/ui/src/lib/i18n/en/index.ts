// The English side: the same keys and places as the Russian one, or messages.test.ts fails.

import { board } from './board';
import { campaign } from './campaign';
import { frame } from './frame';
import { positions } from './positions';
import { proposal } from './proposal';

export const en = { ...frame, ...board, ...proposal, ...positions, ...campaign } as const;
