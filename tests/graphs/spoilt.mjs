// A check that cannot fail is none: each is tried on a document with one fault, and must find it.

/** Changes exactly what is named, so that a spoilt document does not pass for the sound one. */
export function spoil(text, pattern, by) {
  const out = text.replace(pattern, by);
  if (out === text) throw new Error(`nothing to spoil: ${pattern}`);
  return out;
}

/** `find` gives the problems of a document: none of the sound one, some of each spoilt one. */
export async function checkFinds(report, name, find, sound, spoilt = {}) {
  await report.check(name, async () => {
    const found = await find(sound);
    if (found.length > 0) throw new Error(found.slice(0, 5).join('\n'));
  });
  for (const [fault, change] of Object.entries(spoilt))
    await report.check(`${name}: finds ${fault}`, async () => {
      if ((await find(change(sound))).length === 0) throw new Error('found nothing');
    });
}
