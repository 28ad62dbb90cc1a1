// The personal menu in the head of the page.

import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';

import type { Me } from '../lib/api/types';
import Menu from './Menu.svelte';

test('where only the initials have room, the menu had no name', async () => {
  const me = {
    member: { id: 'mia', name: 'Mia Kern', department: 'marketing', head: false },
  } as unknown as Me;
  const page = mount(Menu, { target: document.body, props: { me } });
  flushSync();
  expect(document.querySelector('.me summary')?.getAttribute('aria-label')).toContain('Mia Kern, ');
  await unmount(page);
});
