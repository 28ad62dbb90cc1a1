// What proposals really lived through, in XState: every timeline is a way through the graph of its rulebook, and leads to
// the status that the proposal has.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { createMachine, getInitialSnapshot, getNextSnapshot } from './tools.mjs';
import { checkFinds } from './spoilt.mjs';
import { without } from './xstate.mjs';

/** The names under which the graph may have an entry of the timeline; an empty one stands for no step at all. */
function namesOf({ type, data }) {
  if (type === 'decision_made') return [`${type}.${data.decision}`];
  // Whether anything else runs is known to the proposal, not to the entry.
  if (type === 'action_stopped') return [type, `${type}.others_run`, ''];
  return [type];
}

/** Where a timeline may lead to. */
function endings(loaded, timeline) {
  let open = [getInitialSnapshot(loaded)];
  for (const entry of timeline)
    open = open.flatMap((snapshot) =>
      namesOf(entry).map((type) => (snapshot.can({ type }) ? getNextSnapshot(loaded, snapshot, { type }) : snapshot)),
    );
  return new Set(open.map(({ value }) => value));
}

/** Those of the lives that the machine does not lead to where they ended. */
const strays = (lives) => (machine) => {
  const loaded = createMachine({ ...machine.states.proposal, id: 'proposal' });
  return lives
    .map(({ name, status, timeline }) => ({ name, status, found: endings(loaded, timeline) }))
    .filter(({ status, found }) => !found.has(status))
    .map(({ name, status, found }) => `${name} is ${status}, not ${[...found].join(' or ')}`);
};

export async function checkLives(report, root, run) {
  const rulebook = resolve(root, 'rules/library/default/rulebook.json');
  const machine = JSON.parse(run('rules', 'graph', rulebook, '--format', 'xstate'));
  const folder = resolve(root, 'tests/scenarios/adversarial');
  const stories = ['../main_story.jsonl', ...readdirSync(folder)].filter((name) => {
    // One has a rulebook of its own, and says so.
    return name.endsWith('.jsonl') && !readFileSync(resolve(folder, name), 'utf8').includes('default rulebook but for');
  });
  const lives = stories.flatMap((name) => {
    const { proposals } = JSON.parse(run('rules', 'simulate', rulebook, resolve(folder, name), '--state'));
    return proposals.map(({ proposal, timeline }) => ({ name: `${name} ${proposal.id}`, status: proposal.status, timeline }));
  });
  const seen = new Set(lives.map(({ status }) => status));
  await report.check(`xstate: ${lives.length} lives end in ${seen.size} states`, () => {
    if (lives.length < 20 || seen.size < 5) throw new Error([...seen].join(', '));
  });
  await checkFinds(report, 'xstate: the timeline of each leads to its status', strays(lives), machine, {
    'a step that is missing': without('proposal', 'awaiting_decision', 'decision_made.launch'),
  });
}

/** The cases of the library, as the core's tests have played them: as many as there are, by rulebook. */
function playedCases(tests) {
  const folder = mkdtempSync(join(tmpdir(), 'counterweight-lives-'));
  const file = join(folder, 'lives.jsonl');
  try {
    const ended = spawnSync(tests, ['library*'], { encoding: 'utf8', env: { ...process.env, LIBRARY_LIVES: file } });
    if (ended.status !== 0) throw new Error(`${tests}: ended with ${ended.status ?? ended.error}: ${ended.stdout}`);
    const lives = readFileSync(file, 'utf8').trimEnd().split('\n').map(JSON.parse);
    const cases = new Map();
    for (const life of lives) cases.set(life.rulebook, [...(cases.get(life.rulebook) ?? []), life]);
    return cases;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function checkLibraryLives(report, library, tests, run) {
  const cases = playedCases(tests);
  const constitutions = new Set([...cases.keys()].map((name) => name.split('/')[0]));
  await report.check(`xstate: cases of ${[...constitutions].sort().join(', ')}`, () => {
    if (constitutions.size < 5) throw new Error('fewer than were published with cases');
  });
  for (const [rulebook, lives] of [...cases].sort()) {
    const machine = JSON.parse(run('rules', 'graph', resolve(library, rulebook), '--format', 'xstate'));
    const leaving = lives.some(({ status }) => status !== 'in_review') ? 'review_closed' : null;
    const spoilt = leaving && { 'a step that is missing': without('proposal', 'in_review', leaving) };
    await checkFinds(report, `xstate: ${rulebook}, ${lives.length} cases`, strays(lives), machine, spoilt ?? undefined);
  }
}
