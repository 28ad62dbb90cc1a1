// Where the person is: the path, without a hash. A click on a plain link becomes a navigation without a reload; links
// to a place on the same page, to other origins, with a modifier key or a target stay the browser's.

import { knowledgePage, type KnowledgeRoute } from './knowledge/routes';

export type Route =
  | KnowledgeRoute
  | { page: 'board' }
  | { page: 'my-turn' }
  | { page: 'new'; draft: string | null; from: number | null }
  | { page: 'sign-in'; to: string }
  | { page: 'proposal'; id: number }
  | { page: 'decide'; id: number }
  | { page: 'amend' | 'suggest'; id: number }
  | { page: OrganisationPage }
  | { page: 'one-rulebook'; hash: string }
  | { page: 'changes' | 'propose' }
  | { page: 'change'; id: number }
  | { page: 'missing' };

/** Pages about the organisation; the first two are open to people who have no account yet. */
const ORGANISATION = ['set-up', 'join', 'people', 'settings', 'rulebook', 'figures'] as const;
export type OrganisationPage = (typeof ORGANISATION)[number];
const ENTRANCES: readonly Route['page'][] = ['sign-in', 'set-up', 'join'];

/** Whether a page is shown to somebody who is not signed in. */
export const isEntrance = (route: Route) => ENTRANCES.includes(route.page);

export function parse(path: string, query = ''): Route {
  const proposal = /^\/proposals\/(\d{1,15})(?:\/(decide|amend|suggest))?\/?$/.exec(path);
  if (proposal) {
    const inside = proposal[2] as 'decide' | 'amend' | 'suggest' | undefined;
    return { page: inside ?? 'proposal', id: Number(proposal[1]) };
  }
  const found = lawPage(path) ?? knowledgePage(path, query);
  if (found) return found;
  const draft = /^\/new\/(draft-\d{1,15})\/?$/.exec(path)?.[1];
  if (draft) return { page: 'new', draft, from: null };
  const organisation = ORGANISATION.find((one) => path.replace(/\/+$/, '') === `/${one}`);
  if (organisation) return { page: organisation };
  switch (path.replace(/\/+$/, '')) {
    case '':
    case '/board':
      return { page: 'board' };
    case '/my-turn':
      return { page: 'my-turn' };
    case '/new':
      return { page: 'new', draft: null, from: numberIn(query, 'from') };
    case '/sign-in':
      return { page: 'sign-in', to: safePath(new URLSearchParams(query).get('to')) };
    default:
      return { page: 'missing' };
  }
}

/** The rulebook's pages beside the one that is in force. */
function lawPage(path: string): Route | null {
  const [, change, of] = /^\/rulebook\/(?:changes\/(\d{1,15})|([0-9a-f]{64}))\/?$/.exec(path) ?? [];
  if (change) return { page: 'change', id: Number(change) };
  if (of) return { page: 'one-rulebook', hash: of };
  const page = /^\/rulebook\/(changes|propose)\/?$/.exec(path)?.[1];
  return page ? { page: page as 'changes' | 'propose' } : null;
}

function numberIn(query: string, key: string): number | null {
  const text = new URLSearchParams(query).get(key) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Only a path of our own: an address like //elsewhere.example must not be followed after sign-in. */
export function safePath(path: string | null): string {
  return path !== null && /^\/(?![/\\])[^\\]*$/.test(path) && !path.startsWith('/sign-in') ? path : '/board';
}

class Router {
  route = $state.raw<Route>(parse(location.pathname, location.search));
  /** Counts navigations, so that a page knows that it was entered anew. */
  visits = $state(0);
  private path = location.pathname + location.search;
  private heights = new Map<number, number>();
  private entry = 0;

  start(): void {
    history.scrollRestoration = 'manual';
    history.replaceState({ entry: this.entry }, '');
    addEventListener('popstate', (popped) => {
      const entry = (popped.state as { entry?: number } | null)?.entry;
      if (location.pathname + location.search === this.path) return; // only the hash changed
      this.heights.set(this.entry, scrollY);
      this.entry = entry ?? this.entry + 1;
      this.show();
      this.restore(this.heights.get(this.entry) ?? 0);
    });
    document.addEventListener('click', (click) => this.clicked(click));
  }

  go(path: string, options: { replace?: boolean } = {}): void {
    this.heights.set(this.entry, scrollY);
    if (!options.replace) this.entry += 1;
    history[options.replace ? 'replaceState' : 'pushState']({ entry: this.entry }, '', path);
    this.show();
    if (location.hash === '') scrollTo(0, 0);
  }

  /** The page that is shown got an address of its own: nothing moves, no page is entered. */
  rename(path: string): void {
    history.replaceState({ entry: this.entry }, '', path);
    this.path = location.pathname + location.search;
    this.route = parse(location.pathname, location.search);
  }

  private show(): void {
    this.path = location.pathname + location.search;
    this.route = parse(location.pathname, location.search);
    this.visits += 1;
  }

  private restore(height: number): void {
    // The page of before is drawn anew, partly from the network: give it a few frames to grow tall enough.
    let tries = 20;
    const attempt = () => {
      scrollTo(0, height);
      if (scrollY < height - 1 && --tries > 0) requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);
  }

  private clicked(click: MouseEvent): void {
    if (click.defaultPrevented || click.button !== 0) return;
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const link = (click.target as Element | null)?.closest('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    const samePage = link.pathname === location.pathname && link.search === location.search;
    if (samePage && link.hash !== '') return;
    if (link.pathname.startsWith('/api/')) return;
    click.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

export const router = new Router();
