// SCXML: by its schema, by what a schema cannot say of targets, and against the XState export of the same rulebook.
import { fileURLToPath } from 'node:url';

import { checkFinds, spoil } from './spoilt.mjs';
import { libxml } from './xml.mjs';

const schema = fileURLToPath(new URL('scxml.rng', import.meta.url));

/** "proposal.draft proposal_submitted proposal.in_review" for every transition, sorted. */
function transitions(scxml) {
  const out = [];
  for (const [, state, inside] of scxml.matchAll(/<state id="([^"]+\.[^"]+)">([^]*?)<\/state>/g))
    for (const [, event, target] of inside.matchAll(/<transition event="([^"]+)" target="([^"]+)"\/>/g))
      out.push(`${state} ${event} ${target}`);
  return out.sort();
}

function stepsOf(machine) {
  const out = [];
  for (const [region, { states }] of Object.entries(machine.states))
    for (const [state, { on }] of Object.entries(states))
      for (const [event, { target }] of Object.entries(on ?? {})) out.push(`${region}.${state} ${event} ${region}.${target}`);
  return out.sort();
}

/** SCXML 3.2, 3.3, 3.5: `initial` names a descendant, `target` a state that there is. */
function targetProblems(scxml) {
  const ids = new Set([...scxml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const named = [...scxml.matchAll(/ (?:initial|target)="([^"]+)"/g)].map(([, id]) => id);
  const out = named.filter((id) => !ids.has(id)).map((id) => `no state has the id ${id}`);
  for (const [, id, initial] of scxml.matchAll(/<state id="([^"]+)" initial="([^"]+)"/g))
    if (!initial.startsWith(`${id}.`)) out.push(`${initial} does not lie in ${id}`);
  return out;
}

export async function checkScxml(report, scxml, machine) {
  const spoilt = {
    'an end tag that is missing': (text) => spoil(text, '</parallel>', ''),
    'an element that SCXML does not know': (text) => spoil(text, /<final (.*?)\/>/, '<ending $1/>'),
    'a transition out of a final state': (text) =>
      spoil(text, /<final (.*?)\/>/, '<final $1><transition event="a" target="life"/></final>'),
    'an id that is there twice': (text) => spoil(text, 'id="proposal.draft"', 'id="proposal.launched"'),
    'an event with an empty word': (text) => spoil(text, 'event="proposal_submitted"', 'event="proposal..submitted"'),
  };
  await checkFinds(report, 'scxml: its schema', (text) => libxml(text, schema), scxml, spoilt);
  await checkFinds(report, 'scxml: states that it names are there', targetProblems, scxml, {
    'a target that is not there': (text) => spoil(text, 'target="proposal.launched"', 'target="proposal.lunched"'),
    'a beginning elsewhere': (text) => spoil(text, 'initial="proposal.draft"', 'initial="life"'),
  });
  const found = (text) => {
    const [here, there] = [transitions(text), stepsOf(machine)];
    return [...here.filter((each) => !there.includes(each)), ...there.filter((each) => !here.includes(each))];
  };
  await checkFinds(report, 'scxml: the transitions of the XState export', found, scxml, {
    'one that is missing': (text) => spoil(text, /<transition event="proposal_expired".*?\/>/, ''),
  });
}
