// Idempotency keys. One key per distinct body: a send that is repeated because its reply was lost carries the
// key of the first, so the server does the work once; another body gets another key.
// A plain-http intranet host is no secure context, so crypto.randomUUID does not exist there.

export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const unacknowledged = new Map<string, string>();

export function keyFor(path: string, body: string): string {
  const what = path + '\n' + body;
  const key = unacknowledged.get(what) ?? randomKey();
  unacknowledged.set(what, key);
  return key;
}

/** The server answered, whatever it said: the next send of the same words is a new command. */
export function acknowledged(path: string, body: string): void {
  unacknowledged.delete(path + '\n' + body);
}
