// What everything else is made of: languages, moments, values, people.

import type { Schemas } from './schemas';

export type Language = 'en' | 'ru';

export type Text = Schemas['Text'];
export type Time = Schemas['Time']; // RFC 3339, UTC
export type Duration = Schemas['Duration']; // "5d", "36h"
export type Money = Schemas['Money']; // minor units
export type Value = Schemas['Value'];
export type Person = Schemas['Person']; // a name of null is erased
export type Me = Schemas['Me'];
export type Hints = Schemas['Hints'];
export type Member = Schemas['Member'];
