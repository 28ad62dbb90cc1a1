import './styles/index.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { router } from './lib/router.svelte';
import { session } from './lib/session.svelte';
import { displayAt } from './lib/wall/address';
import WallPage from './pages/WallPage.svelte';

// After an upgrade of the server the hashed files of the old page are gone: load the new page, once.
addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('counterweight.reloaded') === location.href) return;
  sessionStorage.setItem('counterweight.reloaded', location.href);
  location.reload();
});

const target = document.getElementById('app');
const screen = displayAt(location.pathname, location.search);
if (target && screen) {
  // A screen on a wall: nobody signs in there, and nobody navigates.
  mount(WallPage, { target, props: { address: screen } });
} else if (target) {
  router.start();
  void session.start();
  mount(App, { target });
}
