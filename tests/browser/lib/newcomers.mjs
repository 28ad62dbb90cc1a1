// Links and people that a screen needs before it can be looked at; made once for all looks.
import { Program } from './program.mjs';

async function send(page, path, data) {
  const reply = await page.request.post(`/api/v1${path}`, { data });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

/** Somebody of marketing who has never submitted anything: their e-mail, with this password. */
export async function newcomer(page, name, password) {
  const email = `${name.split(' ')[0].toLowerCase()}@ferrit.example`;
  const { link } = await send(page, '/invitations', { name, email, department: 'marketing' });
  await send(page, '/join', { token: link.split('#')[1], password });
  return email;
}

export const invitation = async (page, name, department) =>
  (await send(page, '/invitations', { name, email: `${name.split(' ')[0].toLowerCase()}@ferrit.example`, department })).link;

export const display = async (page, name) => (await send(page, '/displays', { name })).link;

/**
 * A company begins under the rulebook `tiny`: the first sets it up by the link that the program printed, and invites the
 * others, who join. Each of `people` has { page, name, department, head }; head when it is left out.
 */
export async function setUp(program, people, password) {
  const token = /\/set-up#(cws_[\w-]+)/.exec(program.log.join(''))?.[1];
  const [first] = people;
  for (const { page, name, department, head = true } of people) {
    const who = { name, email: `${name.toLowerCase().replace(' ', '.')}@ferrit.example`, department };
    if (page === first.page) {
      await send(page, '/set-up', { ...who, token, organisation: 'Ferrit', rulebook: 'tiny', password });
    } else {
      const { link } = await send(first.page, '/invitations', { ...who, head });
      await send(page, '/join', { token: link.split('#')[1], password });
    }
  }
}

/** A server that holds nothing yet, and the link that it printed. */
export async function empty(binary) {
  const program = new Program(binary, { demo: false });
  await program.start();
  const link = /\/set-up#cws_[\w-]+/.exec(program.log.join(''))?.[0];
  if (!link) throw new Error(`expected a link to set it up, found:\n${program.log.join('')}`);
  return { program, link };
}
