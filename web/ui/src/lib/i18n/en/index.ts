// The English side: the same keys and places as the Russian one, or messages.test.ts fails.

import { amend } from './amend';
import { board } from './board';
import { campaign } from './campaign';
import { frame } from './frame';
import { life } from './life';
import { positions } from './positions';
import { proposal } from './proposal';

export const en = { ...frame, ...board, ...proposal, ...positions, ...campaign, ...amend, ...life } as const;
