// When something was saved, inside a sentence: "22:18" today, "Thu 26 Nov, 18:00" before.

import { clock } from '../clock.svelte';
import { calendarDays } from '../time';
import { hour, moment } from '../when';

export const stamp = (time: string) =>
  calendarDays(clock.now, Date.parse(time)) === 0 ? hour(time) : moment(time);
