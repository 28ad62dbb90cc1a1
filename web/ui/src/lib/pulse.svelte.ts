// This machine's time by the second, for what says how old it is. It beats only while something on the screen reads it.

import { createSubscriber } from 'svelte/reactivity';

const BEAT_MS = 1000;

const beat = createSubscriber((update) => {
  const timer = setInterval(update, BEAT_MS);
  return () => clearInterval(timer);
});

export const pulse = {
  get now(): number {
    beat();
    return Date.now();
  },
};
