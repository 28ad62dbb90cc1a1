// A vote on a veto where several bodies are asked: each with its own votes, and its threshold in words.

import type { Challenge, AskedBody, Rulebook, BodyTerms } from '../api/types';
import { t } from '../i18n/index.svelte';
import { departmentName } from '../people';

export interface Poll {
  release: Challenge['votes'];
  sustain: Challenge['votes'];
  out: number; // votes that are not cast yet
  needed: number | null; // votes that keep the veto; null: it depends on how many vote
}

/** At least this share of so many: "2/3" of 9 is 6. */
function shareOf(share: string, voters: number): number {
  const [numerator = 1, denominator = 1] = share.split('/').map(Number);
  return Math.max(1, Math.ceil((numerator * voters) / denominator));
}

function neededIn(body: AskedBody): number | null {
  if (body.of_voting) return null;
  if (body.falls_if !== undefined) return body.roll - shareOf(body.falls_if, body.roll) + 1;
  return body.stands_if === undefined ? null : shareOf(body.stands_if, body.roll);
}

export function pollOf(challenge: Challenge, body: AskedBody): Poll {
  const votes = challenge.votes.filter((vote) => body.departments.includes(vote.department));
  return {
    release: votes.filter(({ vote }) => vote === 'release'),
    sustain: votes.filter(({ vote }) => vote === 'sustain'),
    out: Math.max(0, body.roll - votes.length),
    needed: neededIn(body),
  };
}

/** "Departments: Production, Support", or members of them. */
export function bodyName(book: Pick<Rulebook, 'departments'>, body: BodyTerms): string {
  const departments = body.departments.map((id) => departmentName(book, id)).join(', ');
  return t(body.voters === 'members' ? 'body.members' : 'body.departments', { departments });
}

/** Of how many it takes which part, and how many have to vote. */
export function thresholdOf(body: BodyTerms): string[] {
  const of = body.of_voting ? '_of_voting' : '';
  const { quorum } = body;
  return [
    body.falls_if !== undefined
      ? t(`body.falls${of}`, { share: body.falls_if })
      : t(`body.stands${of}`, { share: body.stands_if ?? '' }),
    ...(typeof quorum === 'number' ? [t('body.quorum', { n: quorum })] : []),
    ...(typeof quorum === 'string' ? [t('body.quorum_share', { share: quorum })] : []),
  ];
}
