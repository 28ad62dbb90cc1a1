// What the server lets this member do, by command and place. The application knows no rule of its own: what is not in
// `allowed` is closed, and `blocked_by` says why.

import type { Allowed, Blocked, ChallengeOn, Proposal, WayOut } from '../api/types';

export type Command = Allowed['command'];
const VETOED = 'conflict.vetoed'; // the stable code of an action under veto
const NOTHING = 'conflict.nothing_to_launch';

type Of<C extends Command> = Extract<Allowed, { command: C }>;
type Place = { action?: string; objection?: number; veto?: number; suggestion?: number; decision?: string };

const fits = (entry: object, place: Place) =>
  Object.entries(place).every(([key, value]) => (entry as Record<string, unknown>)[key] === value);

export function may<C extends Command>(proposal: Proposal, command: C, place: Place = {}): Of<C> | undefined {
  return proposal.allowed.find((entry): entry is Of<C> => entry.command === command && fits(entry, place));
}

/** Why a command is closed at a place; the first reason that the server gives. */
export function why(
  proposal: Proposal,
  command: string,
  place: Place & { position?: string } = {},
): Blocked | undefined {
  return proposal.blocked_by.find((entry) => entry.command === command && fits(entry, place));
}

export const mayLaunch = (proposal: Proposal) =>
  may(proposal, 'decide', { decision: 'launch' }) as Extract<Allowed, { decision: 'launch' }> | undefined;
export const mayWithdraw = (proposal: Proposal) =>
  may(proposal, 'decide', { decision: 'withdraw' }) !== undefined;

const launchHeld = (proposal: Proposal) =>
  proposal.blocked_by.filter((entry) => entry.command === 'decide' && entry.decision === 'launch');

/** Every reason that holds a launch. That nothing is cleared holds nothing while something may be piloted. */
export const heldBy = (proposal: Proposal) =>
  launchHeld(proposal).filter(
    (entry) => entry.code !== VETOED && (entry.code !== NOTHING || pilotable(proposal).length === 0),
  );

/** A veto holds no launch, it prevents its action; these entries tell the ways past it. */
export const waysPast = (proposal: Proposal) => launchHeld(proposal).filter((entry) => entry.code === VETOED);

/** Whether the decision is this member's: the server opens withdrawing, or a second launch, to nobody else. */
export const decides = (proposal: Proposal) => mayWithdraw(proposal) || mayLaunch(proposal) !== undefined;

/** Why a way past a veto is closed: a kind of challenge, the override, the pilot. */
export const closedWay = (
  proposal: Proposal,
  veto: number,
  command: 'challenge_veto' | 'override_veto' | 'pilot',
  on?: ChallengeOn,
): WayOut | undefined =>
  waysPast(proposal)
    .filter((entry) => entry.veto === veto)
    .flatMap((entry) => entry.ways_out)
    .find((way) => way.command === command && !way.open && (on === undefined || way.on === on));

/** The actions that a decision may put on trial. */
export const pilotable = (proposal: Proposal): string[] =>
  proposal.allowed.flatMap((entry) => (entry.command === 'pilot' ? [entry.action] : []));

/** Actions whose pilot went well and which a second decision may launch. */
export const launchable = (proposal: Proposal): string[] =>
  proposal.allowed.flatMap((entry) =>
    entry.command === 'decide' && entry.decision === 'launch' && entry.action !== undefined
      ? [entry.action]
      : [],
  );
