// The program under test: started on a free loopback port with a data folder of its own, stopped and started again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const STARTS_WITHIN_MS = 60_000; // a sanitizer build plays the demo into the ledger first
const STOPS_WITHIN_MS = 20_000;

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export class Program {
  /** `rulebook`: a file, which an organisation that is set up may begin with. */
  constructor(binary, { demo = true, rulebook = null } = {}) {
    this.binary = binary;
    this.demo = demo;
    this.rulebook = rulebook;
    this.folder = mkdtempSync(join(tmpdir(), 'counterweight-browser-'));
    this.log = [];
  }

  /** `options`: further ones of `serve`, e.g. --clock-ahead. */
  async start(...options) {
    this.port ??= await freePort();
    this.base = `http://127.0.0.1:${this.port}`;
    const given = ['serve', ...(this.demo ? ['--demo'] : []), '--listen', `127.0.0.1:${this.port}`];
    if (this.rulebook !== null) given.push('--rulebook', this.rulebook);
    given.push('--data', join(this.folder, 'data'), ...options);
    this.child = spawn(this.binary, given, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve({ code, signal })));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => this.log.push(text));
    }
    await this.answers();
  }

  async answers() {
    const until = Date.now() + STARTS_WITHIN_MS;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) throw new Error(`the program ended by itself:\n${this.log.join('')}`);
      const ready = await fetch(`${this.base}/readyz`).then((reply) => reply.ok).catch(() => false);
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`expected ${this.base}/readyz to answer within a minute:\n${this.log.join('')}`);
  }

  /** The way a service manager stops it; `how` SIGKILL pulls the plug. */
  async stop(how = 'SIGTERM') {
    if (!this.child || this.child.exitCode !== null) return;
    this.child.kill(how);
    const late = new Promise((resolve) => setTimeout(resolve, STOPS_WITHIN_MS, 'late').unref());
    if ((await Promise.race([this.ended, late])) === 'late') {
      this.child.kill('SIGKILL');
      throw new Error(`expected the program to end ${STOPS_WITHIN_MS / 1000} s after ${how}`);
    }
  }

  async discard() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
