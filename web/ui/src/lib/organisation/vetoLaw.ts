// What the rulebook says of vetoes: what they carry, how a vote on them is counted, what a change does to them.

import type { Rulebook, VoteTerms } from '../api/types';
import { named, t } from '../i18n/index.svelte';
import { bodyName, thresholdOf } from '../proposal/ballot';
import { duration } from '../span';

type Book = Pick<Rulebook, 'departments'>;

const bodies = (book: Book, terms: VoteTerms) =>
  (terms.bodies ?? []).map((body) => [`${bodyName(book, body)}.`, ...thresholdOf(body)].join(' '));

/** Somewhere others vote than all departments. */
export const hasBodies = ({ challenge }: Pick<Rulebook, 'challenge'>) =>
  [challenge.merits, challenge.validity, challenge.absolute_validity].some((one) => one.bodies !== undefined);

export function voteOn(book: Book, on: 'merits' | 'validity', terms: VoteTerms): string[] {
  const silence = t(`law.silent_${terms.silence}`);
  if (terms.bodies !== undefined)
    return [t(`law.challenge_${on}_bodies`, { silence }), ...bodies(book, terms)];
  return terms.falls_if === undefined
    ? [t(`law.challenge_${on}`, { share: terms.stands_if ?? '', silence })]
    : [t(`law.challenge_${on}_falls`, { share: terms.falls_if, silence })];
}

/** Of the validity of an absolute ground. */
export function absoluteVote(book: Book, terms: VoteTerms): string[] {
  if (terms.bodies !== undefined) return [t('law.absolute_share_bodies'), ...bodies(book, terms)];
  return terms.falls_if === undefined
    ? [t('law.absolute_share', { share: terms.stands_if ?? '' })]
    : [t('law.absolute_share_falls', { share: terms.falls_if })];
}

/** What becomes of a veto, an objection and an approval; of the last two only what is not as usual. */
export function afterChange({ carry, windows }: Pick<Rulebook, 'carry' | 'windows'>): string[] {
  const reaffirm = duration(windows.reaffirm);
  return [
    carry.veto === 'reaffirm' ? t('law.amend_is', { reaffirm }) : t(`carry.veto_${carry.veto}`, { reaffirm }),
    ...(carry.object === 'reaffirm' ? [] : [t(`carry.object_${carry.object}`, { reaffirm })]),
    ...(carry.approve === 'lapse' ? [] : [t(`carry.approve_${carry.approve}`)]),
  ];
}

export const demandsOf = ({ veto }: { veto: Pick<Rulebook['veto'], 'acceptable' | 'harm'> }): string[] => [
  ...(veto.acceptable ? [t('law.veto_acceptable')] : []),
  ...(veto.harm ? [t('law.veto_harm')] : []),
];

/** Who takes a veto back: nobody but the head where the department speaks by its head, or by a vote of its members. */
export function takesBack({
  departments,
  jurisdiction,
}: Pick<Rulebook, 'departments' | 'jurisdiction'>): string[] {
  const vetoing = departments.filter(({ id }) =>
    jurisdiction.some((right) => right.department === id && right.power === 'veto'),
  );
  const headed = vetoing.filter(({ voice }) => voice === 'head' || typeof voice !== 'string');
  const names = headed.map(({ name }) => named(name)).join(', ');
  const condition = t('law.take_back_if');
  if (headed.length === 0) return [t('law.take_back_is'), condition];
  if (headed.length === vetoing.length) return [t('law.take_back_head'), condition];
  return [t('law.take_back_is'), t('law.take_back_headed', { departments: names }), condition];
}
