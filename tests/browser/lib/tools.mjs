// The npm packages of the drivers; they are pinned with the application's own in web/ui/package.json.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../../../web/ui/package.json', import.meta.url));

export const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
