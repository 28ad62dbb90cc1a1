// Checks by name, counted; the last line is "N passed, N failed".

export class Report {
  passed = 0;
  failed = 0;
  /** What to keep of a failure, e.g. pictures; its answer is printed. */
  evidence = async () => '';

  async check(name, run) {
    try {
      const detail = await run();
      this.passed += 1;
      console.log(`  ok      ${name}${typeof detail === 'string' ? `: ${detail}` : ''}`);
      return true;
    } catch (error) {
      this.failed += 1;
      const kept = await this.evidence(`${this.failed}`).catch(() => '');
      const told = [String(error?.message ?? error), kept].filter(Boolean).join('\n');
      console.log(`  FAILED  ${name}\n          ${told.replaceAll('\n', '\n          ')}`);
      return false;
    }
  }

  part(name) {
    console.log(`\n${name}`);
  }

  finish() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

export function expectEqual(found, expected, what = 'value') {
  const [f, e] = [JSON.stringify(found), JSON.stringify(expected)];
  if (f !== e) throw new Error(`${what}: expected ${e}, found ${f}`);
}
