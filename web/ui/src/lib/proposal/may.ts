// What the server lets this member do, by command and place. The application knows no rule of its own: what is not in
// `allowed` is closed, and `blocked_by` says why.

import type { Allowed, Blocked, ChallengeOn, Proposal, WayOut } from '../api/types';

export type Command = Allowed['command'];
const VETOED = 'conflict.vetoed'; // the stable code of an action under veto

type Of<C extends Command> = Extract<Allowed, { command: C }>;
type Place = { action?: string; objection?: number; veto?: number; decision?: string };

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

/** Every reason that holds a launch. */
export const heldBy = (proposal: Proposal) => launchHeld(proposal).filter((entry) => entry.code !== VETOED);

/** A veto holds no launch, it prevents its action; these entries tell the ways past it. */
export const waysPast = (proposal: Proposal) => launchHeld(proposal).filter((entry) => entry.code === VETOED);

/** Whether the decision is this member's: the server opens withdrawing to nobody else. */
export const decides = (proposal: Proposal) => mayWithdraw(proposal) || mayLaunch(proposal) !== undefined;

/** Why a kind of challenge is closed, among the ways past a veto. */
export const closedWay = (proposal: Proposal, veto: number, on?: ChallengeOn): WayOut | undefined =>
  waysPast(proposal)
    .filter((entry) => entry.veto === veto)
    .flatMap((entry) => entry.ways_out)
    .find((way) => way.command === 'challenge_veto' && !way.open && (on === undefined || way.on === on));
