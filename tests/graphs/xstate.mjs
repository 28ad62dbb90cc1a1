// The machine in XState itself: every state is reached, what is final is left by nothing, and lives go through it.
import { createActor, createMachine, getInitialSnapshot, getNextSnapshot } from './tools.mjs';
import { checkFinds } from './spoilt.mjs';

const copyOf = (machine) => structuredClone(machine);

/** Every state value of one region that some row of events leads to. */
function reached(machine, region) {
  const loaded = createMachine({ ...machine.states[region], id: region });
  const events = new Set(Object.values(machine.states[region].states).flatMap(({ on }) => Object.keys(on ?? {})));
  const seen = new Map();
  const waiting = [getInitialSnapshot(loaded)];
  while (waiting.length > 0) {
    const snapshot = waiting.pop();
    if (seen.has(snapshot.value)) continue;
    seen.set(snapshot.value, snapshot);
    for (const type of events) if (snapshot.can({ type })) waiting.push(getNextSnapshot(loaded, snapshot, { type }));
  }
  return seen;
}

function problems(machine) {
  const out = [];
  try {
    createActor(createMachine(machine)).start().stop();
    for (const [region, { states }] of Object.entries(machine.states)) {
      const seen = reached(machine, region);
      for (const [state, { type, description }] of Object.entries(states)) {
        if (!seen.has(state)) out.push(`nothing leads to ${region} ${state}`);
        else if ((seen.get(state).status === 'done') !== (type === 'final')) out.push(`${region} ${state} ends, or does not`);
        if (!description) out.push(`${region} ${state} has no description`);
      }
    }
  } catch (error) {
    out.push(String(error.message ?? error));
  }
  return out;
}

/** Plays events through the whole machine; each must be one that is possible then. */
function played(machine, ...types) {
  const actor = createActor(createMachine(machine)).start();
  const out = [];
  for (const type of types) {
    if (!actor.getSnapshot().can({ type })) out.push(`${type} is not possible in ${JSON.stringify(actor.getSnapshot().value)}`);
    actor.send({ type });
  }
  return { out, value: actor.getSnapshot().value };
}

/** Where such a life ends. */
function ending(region, state, ...types) {
  return (machine) => {
    const { out, value } = played(machine, ...types);
    return value[region] === state ? out : [...out, `ends as ${value[region]}, not as ${state}`];
  };
}

export function without(region, state, event) {
  return (machine) => {
    const copy = copyOf(machine);
    delete copy.states[region].states[state].on[event];
    return copy;
  };
}

export async function checkXstate(report, machine) {
  await checkFinds(report, 'xstate: loads, and every state is reached', problems, machine, {
    'a state that nothing leads to': without('proposal', 'awaiting_decision', 'proposal_expired'),
    'a target that is not there': (sound) => {
      const copy = copyOf(sound);
      copy.states.proposal.states.draft.on.proposal_submitted.target = 'in_revue';
      return copy;
    },
  });
  const launch = ['proposal_submitted', 'review_closed', 'decision_made.launch', 'outcome_recorded'];
  await checkFinds(report, 'xstate: launched and evaluated', ending('proposal', 'evaluated', ...launch), machine, {
    'a life that is cut': without('proposal', 'in_review', 'review_closed'),
  });
  const amended = ['proposal_submitted', 'proposal_amended', 'review_closed', 'proposal_amended', 'review_closed'];
  await checkFinds(
    report,
    'xstate: amended, and expired',
    ending('proposal', 'expired', ...amended, 'proposal_expired'),
    machine,
  );
  await checkFinds(
    report,
    'xstate: withdrawn',
    ending('proposal', 'withdrawn', 'proposal_submitted', 'decision_made.withdraw'),
    machine,
  );
  if (machine.states.proposal.states.piloting) {
    const pilot = ['proposal_submitted', 'review_closed', 'decision_made.pilot', 'action_stopped', 'outcome_recorded'];
    await checkFinds(report, 'xstate: tried, stopped and evaluated', ending('proposal', 'evaluated', ...pilot), machine);
  }
  if (machine.states.veto) {
    const veto = ['veto_challenged', 'challenge_closed.sustained', 'veto_withdrawn'];
    await checkFinds(report, 'xstate: a veto sustained and taken back', ending('veto', 'withdrawn', ...veto), machine);
  }
}
