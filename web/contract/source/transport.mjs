// What may befall any request on its way, whatever it asks for.
export const TRANSPORT = [
  ...['invalid.request', 'invalid.target', 'invalid.headers', 'invalid.expect', 'invalid.method'],
  ...['not_found.route', 'limit.target', 'limit.headers', 'limit.body', 'limit.time'],
  ...['limit.connections', 'unavailable.busy', 'unavailable.answer', 'unavailable.internal'],
  ...['unavailable.store', 'unavailable.ledger', 'unavailable.disk_full', 'unavailable.stopping'],
  ...['unavailable.catching_up', 'unavailable.invariant', 'unavailable.event_type'],
];
