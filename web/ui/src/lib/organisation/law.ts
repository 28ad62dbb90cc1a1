// The rulebook's jurisdiction as lines that people read: to what, under which condition, may a department do what.

import type { Right, Rulebook, Silence } from '../api/types';
import { conditionText } from '../condition/words';
import { inside, named, t } from '../i18n/index.svelte';
import type { Saying } from '../values';

export type Power = 'veto' | 'object' | 'approval' | 'halt' | 'comment';

/** What one row gives, the strongest first. Who may veto may also object: that is said once for all. */
export function powersOf(right: Right): Power[] {
  const out: Power[] = [];
  if (right.power === 'veto' || right.power === 'object') out.push(right.power);
  if (right.approval_required) out.push('approval');
  if (right.halt) out.push('halt');
  // Commenting is open to every member; it is worth a word only where a row gives nothing else.
  return out.length === 0 ? ['comment'] : out;
}

const everyKind = (right: Right) => right.kinds.length === 0;

/** A department's rows: those about every kind first, the rest as the rulebook has them. */
export function rightsOf(book: Rulebook, department: string): Right[] {
  const rows = book.jurisdiction.filter((one) => one.department === department);
  return [...rows.filter(everyKind), ...rows.filter((one) => !everyKind(one))];
}

/** The rows that concern a kind, in the order of the departments. */
export function rightsOver(book: Rulebook, kind: string): Right[] {
  return book.departments.flatMap((department) =>
    rightsOf(book, department.id).filter((one) => everyKind(one) || one.kinds.includes(kind)),
  );
}

/** "discount is more than 10%", null without a condition; one that cannot be read stands as it is written. */
export function conditionOf(book: Rulebook, right: Right, saying: Saying): string | null {
  if (right.when === null) return null;
  const kind = right.kinds[0] ?? book.kinds[0]?.id ?? '';
  return conditionText(right.when, book, kind, saying) ?? right.when;
}

export const kindNames = (book: Rulebook, right: Right): string[] =>
  right.kinds.map((id) => named(book.kinds.find((one) => one.id === id)?.name) || id);

export const groundNames = (book: Rulebook, right: Right): string[] =>
  right.grounds.map((id) => {
    const ground = book.grounds.find((one) => one.id === id);
    const name = ground ? inside(named(ground.name)) : id;
    return ground?.absolute ? t('law.absolute', { ground: name }) : name;
  });

/** An attribute that every kind of the row has. */
function attributeName(book: Rulebook, right: Right, id: string): string {
  const attributes = book.kinds.find((one) => one.id === (right.kinds[0] ?? book.kinds[0]?.id))?.attributes;
  const attribute = attributes?.find((one) => one.id === id);
  return attribute ? inside(named(attribute.name)) : id;
}

/** Where a veto of this row pushes a value. */
export const wantsOf = (book: Rulebook, right: Right): { way: 'less' | 'more'; name: string }[] =>
  Object.entries(right.wants).map(([id, way]) => ({ way, name: attributeName(book, right, id) }));

/** What this row is about: what its department said stays when only the rest changes. Empty: all of the action. */
export const aboutOf = (book: Rulebook, right: Right): string[] =>
  (right.about ?? []).map((id) => attributeName(book, right, id));

/** Which sentences say what a department's silence means: an approval that is required makes a difference. */
export function silenceOf(book: Rulebook, department: string): SilenceWords[] {
  const rule = book.silence[department];
  if (rule === undefined) return [];
  const owes = rightsOf(book, department).some((one) => one.approval_required);
  const ofKinds = Object.entries(rule.kinds).map(([id, meaning]): SilenceWords => {
    const kind = book.kinds.find((one) => one.id === id);
    return { kind: kind ? named(kind.name) : id, key: wordsFor(meaning, owes) };
  });
  return [{ kind: null, key: wordsFor(rule.otherwise, owes) }, ...ofKinds];
}

export interface SilenceWords {
  kind: string | null; // its name, where this is about one kind of action
  key: ReturnType<typeof wordsFor>;
}

function wordsFor(meaning: Silence, owes: boolean) {
  if (meaning === 'consent') return owes ? 'law.consent_approval' : 'law.consent';
  if (meaning === 'abstain') return owes ? 'law.abstain_approval' : 'law.abstain';
  return meaning === 'escalate' ? 'law.escalate' : 'law.block';
}

export const absoluteGrounds = (book: Rulebook): string[] =>
  book.grounds.filter((one) => one.absolute).map((one) => named(one.name));
