// The page that is shown: its title, and where the focus goes when it is entered.

import { tick } from 'svelte';

class Page {
  title = $state('');

  async focusHeading(): Promise<void> {
    await tick();
    const heading = document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** After the content has come: to the place the address names, or to the top. */
  async goToHash(): Promise<void> {
    await tick();
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id === '' ? null : document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: 'start' });
    if (!target.matches('a, button, input, select, textarea')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

export const page = new Page();
