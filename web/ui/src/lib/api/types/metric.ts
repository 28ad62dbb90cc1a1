// Figures, and what is said of them.

import type { Schemas } from './schemas';

export type Sample = Schemas['Sample'];
export type Figure = Schemas['Figure'];
export type FigureVerdict = Schemas['FigureVerdict'];
