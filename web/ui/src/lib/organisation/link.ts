// Links that carry a secret: after the # it never reaches a server's log.

/** The token behind the #, when it is one of this kind. */
export function tokenIn(hash: string, prefix: 'cws' | 'cwi'): string | null {
  const token = hash.replace(/^#/, '');
  return new RegExp(`^${prefix}_[A-Za-z0-9_-]{43}$`).test(token) ? token : null;
}

/** What the server names by path, as an address that can be sent to somebody. */
export const wholeLink = (path: string) => new URL(path, location.origin).href;
