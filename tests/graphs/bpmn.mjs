// BPMN: as bpmn-moddle reads it and bpmnlint judges it, the life that the XState export has, and a diagram in which nothing
// lies on anything else.
import { BpmnModdle, Linter, NodeResolver } from './tools.mjs';
import { drawnOver } from './geometry.mjs';
import { checkFinds, spoil } from './spoilt.mjs';
import { libxml } from './xml.mjs';

async function read(xml) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  return { definitions: rootElement, warnings };
}

async function warningsOf(xml) {
  try {
    return (await read(xml)).warnings.map(({ message }) => message);
  } catch (error) {
    return [error.message];
  }
}

async function lint(xml) {
  const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
  const found = await linter.lint((await read(xml)).definitions);
  return Object.entries(found).flatMap(([rule, all]) =>
    all.map(({ id, message, category }) => `${category} ${rule} ${id}: ${message}`),
  );
}

const elementsOf = (definitions) =>
  definitions.rootElements.filter(({ $type }) => $type === 'bpmn:Process').flatMap(({ flowElements }) => flowElements);
const isState = ({ $type }) => $type === 'bpmn:Task' || $type === 'bpmn:EndEvent';
const isStep = ({ $type }) => $type === 'bpmn:IntermediateCatchEvent';

/** The states or steps that come next, through gateways. */
function after(element, wanted) {
  return (element.outgoing ?? []).flatMap(({ targetRef }) => (wanted(targetRef) ? [targetRef] : after(targetRef, wanted)));
}

/** The steps of all lives: "proposal_draft proposal_submitted proposal_in_review: Marketing submits it". */
async function stepsOf(xml) {
  const { definitions } = await read(xml);
  return elementsOf(definitions)
    .filter(isState)
    .flatMap((state) =>
      after(state, isStep).flatMap((step) => {
        const { signalRef } = step.eventDefinitions[0];
        return after(step, isState).map((next) => `${state.id} ${signalRef.name} ${next.id}: ${step.name}`);
      }),
    );
}

function difference(found, expected) {
  const missing = expected.filter((each) => !found.includes(each)).map((each) => `missing: ${each}`);
  return [...missing, ...found.filter((each) => !expected.includes(each)).map((each) => `of its own: ${each}`)];
}

/** What the diagram lacks, and what lies on what. */
async function diagramProblems(xml) {
  const { definitions } = await read(xml);
  const drawn = new Map(definitions.diagrams[0].plane.planeElement.map((each) => [each.bpmnElement?.id, each]));
  const elements = elementsOf(definitions);
  const bare = elements.filter(({ id }) => !drawn.has(id)).map(({ id }) => `${id} is not in the diagram`);
  if (bare.length > 0) return bare;
  const box = (name, { x, y, width, height }) => ({ name, left: x, top: y, right: x + width, bottom: y + height });
  const [flows, nodes] = [elements.filter((each) => each.sourceRef), elements.filter((each) => !each.sourceRef)];
  const boxes = nodes.map(({ id }) => box(id, drawn.get(id).bounds));
  const labels = nodes
    .filter(({ id }) => drawn.get(id).label)
    .map(({ id }) => box(`the label of ${id}`, drawn.get(id).label.bounds));
  const lines = flows.map(({ id, sourceRef, targetRef }) => ({
    name: id,
    from: sourceRef.id,
    to: targetRef.id,
    points: drawn.get(id).waypoint,
  }));
  return drawnOver(boxes, labels, lines);
}

export async function checkBpmn(report, bpmn, machine) {
  await checkFinds(report, 'bpmn: well-formed', libxml, bpmn, {
    'an end tag that is missing': (text) => spoil(text, '</bpmn:collaboration>', ''),
  });
  await checkFinds(report, 'bpmn: bpmn-moddle reads it without a warning', warningsOf, bpmn, {
    'a flow to nowhere': (text) => spoil(text, /(<bpmn:sequenceFlow .*?targetRef=")/, '$1x'),
  });
  await checkFinds(report, 'bpmn: bpmnlint, recommended', lint, bpmn, {
    'a task without a name': (text) => spoil(text, /(<bpmn:task id="[^"]+") name="[^"]+"/, '$1'),
    'a life without a beginning': (text) => spoil(text, /<bpmn:startEvent[^]*?<\/bpmn:startEvent>/, ''),
  });
  const expected = Object.entries(machine.states).flatMap(([life, { states }]) =>
    Object.entries(states).flatMap(([state, { on }]) =>
      Object.entries(on ?? {}).map(
        ([event, { target, description }]) => `${life}_${state} ${event} ${life}_${target}: ${description}`,
      ),
    ),
  );
  await checkFinds(
    report,
    'bpmn: the lives of the XState export',
    async (text) => difference(await stepsOf(text), expected),
    bpmn,
    {
      'another name': (text) => spoil(text, /name="proposal_expired"/, 'name="proposal_lapsed"'),
    },
  );
  await checkFinds(report, 'bpmn: everything is in the diagram, and nothing lies on anything', diagramProblems, bpmn, {
    'a task on another': (text) => spoil(text, /(id="proposal_draft_shape"[^>]*>\s*<dc:Bounds x=")\d+/, '$1400'),
    'a flow that ends beside its task': (text) =>
      spoil(text, /(<di:waypoint x="\d+" y=")\d+("\/>\s*<\/bpmndi:BPMNEdge>)/, '$11$2'),
    'an event without a place': (text) => spoil(text, /bpmnElement="proposal_start"/, 'bpmnElement="proposal"'),
  });
}
