// fetch, as the application uses it: JSON in and out, refusals as values of type Problem, never an exception.

import { acknowledged, keyFor } from './key';
import type { Language } from './types';
import type { Schemas } from './types/schemas';

/**
 * RFC 9457, plus two of status 0, for a reply that never came: `network.lost`, and `file.changed` for a file that the
 * browser cannot read any more, so that sending it once more would not help.
 */
export interface Problem extends Omit<Schemas['Problem'], 'type' | 'changed' | 'errors'> {
  errors: Schemas['ProblemPart'][];
  retryAfter?: number; // seconds
}

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const BASE = '/api/v1';
const TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 330_000; // the server gives a file five minutes to arrive

let language: Language = 'en';
let onSignedOut: () => void = () => undefined;

export function configureHttp(options: { language?: Language; onSignedOut?: () => void }): void {
  language = options.language ?? language;
  onSignedOut = options.onSignedOut ?? onSignedOut;
}

async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => null)) as Partial<Problem> | null;
  const retry = Number(response.headers.get('Retry-After'));
  return {
    status: response.status,
    code: said?.code ?? `http.${response.status}`,
    title: said?.title ?? '',
    detail: said?.detail ?? said?.title ?? '',
    errors: said?.errors ?? [],
    ...(retry > 0 ? { retryAfter: retry } : {}),
  };
}

/** What goes with a request; `words` tell it from others under the same path. */
interface Sent {
  body: string | Blob;
  type: string;
  words: string;
  within: number; // ms
}

function asJson(body: unknown): Sent | undefined {
  if (body === undefined) return undefined;
  const text = JSON.stringify(body);
  return { body: text, type: 'application/json', words: text, within: TIMEOUT_MS };
}

function asFile(file: File): Sent {
  const words = `${file.name} ${file.size} ${file.lastModified}`;
  return { body: file, type: 'text/csv', words, within: FILE_TIMEOUT_MS };
}

/** Browsers hand out no file that changed on disk since it was chosen, nor a folder. */
async function isReadable(file: Blob): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function unanswered(sent?: Sent): Promise<Problem> {
  const lost = !(sent?.body instanceof Blob) || (await isReadable(sent.body));
  return { status: 0, code: lost ? 'network.lost' : 'file.changed', title: '', detail: '', errors: [] };
}

/** `seen` is the version of the proposal on the screen: the server refuses the command when there is a newer one. */
async function request<T>(method: string, path: string, sent?: Sent, seen?: string): Promise<Reply<T>> {
  const words = sent?.words ?? '';
  const headers: Record<string, string> = { 'Accept-Language': language, Accept: 'application/json' };
  if (sent !== undefined) headers['Content-Type'] = sent.type;
  if (method === 'POST') headers['Idempotency-Key'] = keyFor(path, words);
  if (seen !== undefined) headers['If-Match'] = `"${seen}"`;
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(sent?.within ?? TIMEOUT_MS),
      ...(sent === undefined ? {} : { body: sent.body }),
    });
  } catch {
    return { ok: false, problem: await unanswered(sent) };
  }
  if (method === 'POST') acknowledged(path, words);
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && problem.code !== 'forbidden.credentials') onSignedOut();
    return { ok: false, problem };
  }
  if (response.status === 204) return { ok: true, value: undefined as T };
  try {
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return { ok: false, problem: await unanswered() };
  }
}

export const get = <T>(path: string) => request<T>('GET', path);
export const post = <T>(path: string, body: unknown, seen?: string) =>
  request<T>('POST', path, asJson(body), seen);
export const postFile = <T>(path: string, file: File) => request<T>('POST', path, asFile(file));
/** What only comes to an answer in words: asked in another language, it is another request. */
export function askAboutFile<T>(path: string, file: File): Promise<Reply<T>> {
  const sent = asFile(file);
  return request<T>('POST', path, { ...sent, words: `${language} ${sent.words}` });
}
export const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, asJson(body));
export const del = (path: string) => request<undefined>('DELETE', path);
