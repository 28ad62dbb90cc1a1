// Refusals that many calls have in common are told once, under components/responses, and named from there.

// Sets of codes with a name of their own; of a single code the name is made of it.
const NAMES = {
  'invalid.headers invalid.json invalid.request invalid.target': 'Unreadable',
  'invalid.headers invalid.if_match invalid.json invalid.request invalid.target': 'UnreadableOrVersion',
  'forbidden.member forbidden.scope': 'NotYours',
  'forbidden.member forbidden.origin forbidden.scope': 'Forbidden',
  'invalid.field invalid.idempotency_key invalid.shape invalid.type': 'InvalidCommand',
  'invalid.field invalid.shape invalid.type': 'InvalidBody',
};
const camel = (code) => code.replace(/(^|[._])(\w)/g, (_, gap, letter) => letter.toUpperCase());

function nameOf(answer) {
  const codes = answer.content?.['application/problem+json']?.schema.allOf?.[1].properties.code.enum;
  if (!codes) return null;
  return NAMES[codes.join(' ')] ?? (codes.length === 1 ? camel(codes[0]) : null);
}

/** Puts a reference in place of every refusal that is met more than once; returns what they refer to. */
export function share(paths) {
  const met = new Map();
  for (const path of Object.values(paths))
    for (const call of Object.values(path))
      for (const [status, answer] of Object.entries(call.responses)) {
        const name = nameOf(answer);
        if (name === null) continue;
        const of = `${name}${status}`;
        met.set(of, [...(met.get(of) ?? []), { call, status, answer, name }]);
      }
  const shared = {};
  for (const [unique, places] of [...met].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (places.length === 1) continue;
    const name = places[0].name in shared ? unique : places[0].name;
    shared[name] = places[0].answer;
    for (const { call, status } of places)
      call.responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return shared;
}
