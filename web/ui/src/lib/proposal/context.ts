// What every part of the proposal page needs, given once by the page.

import { createContext } from 'svelte';

import type { Me, Proposal, Rulebook } from '../api/types';
import type { Sheet } from './sheet.svelte';

export interface Here {
  readonly sheet: Sheet;
  readonly proposal: Proposal;
  readonly book: Rulebook; // the one the proposal lives under
  readonly me: Me;
}

export const [here, setHere] = createContext<Here>();
