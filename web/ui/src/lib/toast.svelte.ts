// One short message at a time, for ten seconds, perhaps with a way to undo what it tells.

const STAYS_MS = 10_000;

export interface Told {
  text: string;
  undo?: () => void;
}

class Toasts {
  told = $state.raw<Told | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  tell(told: Told): void {
    clearTimeout(this.timer);
    this.told = told;
    this.timer = setTimeout(() => this.close(), STAYS_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    this.told = null;
  }
}

export const toasts = new Toasts();
