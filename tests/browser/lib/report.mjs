// Checks by name, counted; the last line is "N passed, N failed".

export class Report {
  passed = 0;
  failed = 0;
  /** Where the lines go. */
  print = (text) => console.log(text);
  /** What to keep of a failure, e.g. pictures; its answer is printed. */
  evidence = async () => '';

  async check(name, run) {
    try {
      const detail = await run();
      this.passed += 1;
      this.print(`  ok      ${name}${typeof detail === 'string' ? `: ${detail}` : ''}`);
      return true;
    } catch (error) {
      this.failed += 1;
      const kept = await this.evidence().catch(() => '');
      const told = [String(error?.message ?? error), kept].filter(Boolean).join('\n');
      this.print(`  FAILED  ${name}\n          ${told.replaceAll('\n', '\n          ')}`);
      return false;
    }
  }

  part(name) {
    this.print(`\n${name}`);
  }

  /** Reports of what runs beside other things are told when they are over: `tell` prints this one's lines. */
  aside() {
    const lines = [];
    const other = new Report();
    other.print = (text) => lines.push(text);
    other.evidence = this.evidence;
    const tell = () => {
      for (const line of lines) this.print(line);
      this.passed += other.passed;
      this.failed += other.failed;
    };
    return { other, tell };
  }

  finish() {
    this.print(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

export function expectEqual(found, expected, what = 'value') {
  const [f, e] = [JSON.stringify(found), JSON.stringify(expected)];
  if (f !== e) throw new Error(`${what}: expected ${e}, found ${f}`);
}
