// What every part of the people page stands on: the roll, and who looks at it.

import { getContext, setContext } from 'svelte';

import type { Me } from '../api/types';
import type { People } from './people.svelte';

const KEY = Symbol('people');
export interface Around {
  people: People;
  me: Me;
}

export const setPeople = (around: Around) => setContext(KEY, around);
export const around = () => getContext<Around>(KEY);
