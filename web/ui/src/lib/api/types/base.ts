// What everything else is made of: languages, moments, values, people.

export type Language = 'en' | 'ru';

export type Text = Record<Language, string>;

export type Time = string; // RFC 3339, UTC

export type Duration = string; // "5d", "36h"

export interface Money {
  amount: number; // minor units
  currency: string;
}

export type Value = number | string | boolean | Money;

export interface Person {
  id: string;
  name: string | null; // null: erased
  department: string;
}

export interface Me {
  member: { id: string; name: string; department: string; head: boolean };
  organisation: { id: string; name: string };
  rulebook: string;
  cursor: string;
  server_time: Time;
}

export interface Hints {
  demo: boolean;
  people?: { email: string; name: string; department: string; head: boolean }[];
  password?: string;
}

export interface Member {
  id: string;
  name: string | null;
  department: string;
  head: boolean;
  administrator: boolean;
  left: Time | null;
  absent: { from: Time; until: Time } | null;
  acts_for: string[];
}
