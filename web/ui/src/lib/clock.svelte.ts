// The time as the server has it, for deadlines: this machine's clock may be wrong by minutes. Ticks every 15 s.

const TICK_MS = 15_000;

class Clock {
  now = $state(Date.now());
  ahead_ms = 0; // the server's clock minus this machine's

  constructor() {
    setInterval(() => this.tick(), TICK_MS);
    document.addEventListener('visibilitychange', () => this.tick());
  }

  setServerTime(time: string): void {
    const server = Date.parse(time);
    if (Number.isFinite(server)) this.ahead_ms = server - Date.now();
    this.tick();
  }

  private tick(): void {
    this.now = Date.now() + this.ahead_ms;
  }
}

export const clock = new Clock();
