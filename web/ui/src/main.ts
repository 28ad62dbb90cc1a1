import './styles/index.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { router } from './lib/router.svelte';
import { session } from './lib/session.svelte';

// After an upgrade of the server the hashed files of the old page are gone: load the new page, once.
addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('counterweight.reloaded') === location.href) return;
  sessionStorage.setItem('counterweight.reloaded', location.href);
  location.reload();
});

router.start();
void session.start();

const target = document.getElementById('app');
if (target) mount(App, { target });
