// What every part of a change's page stands on.

import { getContext, setContext } from 'svelte';

import type { Me, Rulebook, RulebookChange } from '../api/types';
import type { ChangeSheet } from './changeSheet.svelte';

const KEY = Symbol('change of law');
export interface OnChange {
  readonly sheet: ChangeSheet;
  readonly change: RulebookChange;
  readonly book: Rulebook; // the one in force, for names
  readonly me: Me;
}

export const setChange = (on: OnChange) => setContext(KEY, on);
export const onChange = () => getContext<OnChange>(KEY);
