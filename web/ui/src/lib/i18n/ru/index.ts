// The Russian side, written first: its labels are the longer ones, so the layout is made for them. Department names
// stand in the nominative wherever they are inserted, and no verb in the past tense has them as its subject.

import { amend } from './amend';
import { board } from './board';
import { campaign } from './campaign';
import { frame } from './frame';
import { life } from './life';
import { positions } from './positions';
import { proposal } from './proposal';

export const ru = { ...frame, ...board, ...proposal, ...positions, ...campaign, ...amend, ...life } as const;
