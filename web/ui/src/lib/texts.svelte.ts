// What somebody is writing, by place. It outlives the form it was typed into: a form may close while somebody writes
// (the window ends, another department acts), the connection may be lost, the tab may be reloaded. Kept in this tab.

import { SvelteMap } from 'svelte/reactivity';

const KEY = 'counterweight.texts';
const MOST = 200; // texts; the oldest give way

function restore(): [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}

class Texts {
  private all = new SvelteMap<string, string>(restore());

  get(place: string): string {
    return this.all.get(place) ?? '';
  }

  set(place: string, text: string): void {
    if (text === '') this.all.delete(place);
    else this.all.set(place, text);
    for (const oldest of this.all.keys()) {
      if (this.all.size <= MOST) break;
      this.all.delete(oldest);
    }
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...this.all]));
    } catch {
      // No storage, or it is full: the text still lives as long as the page.
    }
  }

  drop(place: string): void {
    this.set(place, '');
  }
}

export const texts = new Texts();
