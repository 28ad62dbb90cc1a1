// The addresses of what is known of customers.

export const KNOWLEDGE_TABS = ['insights', 'conversations', 'journeys', 'calls'] as const;
export type KnowledgeTab = (typeof KNOWLEDGE_TABS)[number];
export type KnowledgeQuery = Readonly<Record<string, string>>;

export type KnowledgeRoute =
  | { page: 'knowledge'; tab: KnowledgeTab; query: KnowledgeQuery }
  | { page: 'import'; journey: number | null; members: boolean }
  | { page: 'new-insight' | 'new-journey' }
  | { page: 'new-conversation'; customer: number | null }
  | { page: 'insight' | 'conversation' | 'journey'; id: number; changing: boolean }
  | { page: 'metric'; id: number };

const PAGES = { insights: 'insight', conversations: 'conversation', journeys: 'journey' } as const;
const ONE = /^\/(insights|conversations|metrics|journeys)\/(\d{1,15}|new)(\/change)?\/?$/;

function numberIn(query: string, key: string): number | null {
  const text = new URLSearchParams(query).get(key) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

export function knowledgePage(path: string, query: string): KnowledgeRoute | null {
  const tab = /^\/knowledge(?:\/(conversations|journeys|calls))?\/?$/.exec(path);
  if (tab)
    return {
      page: 'knowledge',
      tab: (tab[1] as KnowledgeTab | undefined) ?? 'insights',
      query: Object.fromEntries(new URLSearchParams(query)),
    };
  if (/^\/knowledge\/import\/?$/.test(path))
    return {
      page: 'import',
      journey: numberIn(query, 'journey'),
      members: new URLSearchParams(query).get('kind') === 'members',
    };
  const [, room, which, change] = ONE.exec(path) ?? [];
  if (room === undefined || which === undefined) return null;
  if (which === 'new') {
    if (change !== undefined || room === 'metrics') return null;
    if (room === 'insights' || room === 'journeys') return { page: `new-${PAGES[room]}` };
    return { page: 'new-conversation', customer: numberIn(query, 'customer') };
  }
  const id = Number(which);
  if (room === 'metrics') return change === undefined ? { page: 'metric', id } : null;
  return { page: PAGES[room as keyof typeof PAGES], id, changing: change !== undefined };
}

/** The list's address with this question; empty answers are left out. */
export function knowledgePath(
  tab: KnowledgeTab,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) asked.set(key, value);
  const text = asked.toString();
  return `/knowledge${tab === 'insights' ? '' : `/${tab}`}${text === '' ? '' : `?${text}`}`;
}
