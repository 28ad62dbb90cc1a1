// What happened lately, told by the difference between two pictures of the board. A screen that has just been switched
// on knows only what the cards say of their own past. All pure.

import type { Card, ScaleCode, Status } from '../api/types';

export type News = { id: string; at: number | null; title: string } & (
  | { what: 'submitted' }
  | { what: 'status'; status: Status }
  | { what: 'verdict'; scale: ScaleCode; number: number }
  | { what: 'votes'; votes: number; needed: number }
);

export const MOST = 12;
const PER_CARD = 2;

/** null: it happened while nobody listened, nobody here knows when. */
function ofCard(before: Card | undefined, card: Card, at: number | null): News[] {
  const { title, seq } = card;
  const id = (what: string) => `${card.id}/${seq}/${what}`;
  if (!before) return [{ id: id('new'), at, title, what: 'submitted' }];
  if (before.status !== card.status) {
    return [{ id: id('status'), at, title, what: 'status', status: card.status }];
  }
  const was = new Map(before.actions.map((action) => [action.id, action.scale]));
  const turned = card.actions.filter((action) => was.has(action.id) && was.get(action.id) !== action.scale);
  const news: News[] = turned.map(({ number, scale }) => ({
    id: id(`verdict-${number}`),
    at,
    title,
    what: 'verdict',
    scale,
    number,
  }));
  const { challenge } = card;
  const voted = (votes: Card['challenge']) => (votes ? votes.sustain + votes.release : 0);
  if (challenge && before.challenge && voted(challenge) > voted(before.challenge)) {
    const [votes, needed] = [challenge.sustain, challenge.needed];
    news.push({ id: id('votes'), at, title, what: 'votes', votes, needed });
  }
  return news.slice(0, PER_CARD);
}

type Picture = ReadonlyMap<number, Card>;

export function between(before: Picture, after: Picture, at: number | null): News[] {
  return [...after.values()]
    .filter((card) => before.get(card.id)?.seq !== card.seq)
    .sort((a, b) => b.seq - a.seq)
    .flatMap((card) => ofCard(before.get(card.id), card, at));
}

/** The latest first, no more than a screen could ever show. */
export const add = (news: readonly News[], fresh: readonly News[]): News[] =>
  [...fresh, ...news].slice(0, MOST);

/** What the cards themselves tell: when they were submitted, went to the decision, closed. */
export function past(cards: Picture): News[] {
  const all = [...cards.values()].flatMap((card): News[] => {
    const { id, title, status } = card;
    const moment = (time: string | null) => (time === null ? null : Date.parse(time));
    const submitted: News = { id: `${id}/new`, at: moment(card.submitted_at), title, what: 'submitted' };
    const since = status === 'awaiting_decision' ? card.opened_at : card.closed_at;
    if (status === 'in_review' || since === null) return status === 'in_review' ? [submitted] : [];
    return [submitted, { id: `${id}/status`, at: moment(since), title, what: 'status', status }];
  });
  return all.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, MOST);
}
