// The npm packages of these checks; they are pinned with the browser application's in web/ui/package.json.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/ui/package.json', import.meta.url));

export const { createActor, createMachine, getInitialSnapshot, getNextSnapshot } = require('xstate');
export const { BpmnModdle } = require('bpmn-moddle');
export const { Linter } = require('bpmnlint');
export const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
