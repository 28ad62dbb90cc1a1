// The words that schemas are written in. A record lists every field that is sent: what is not in `optional` is required.

export const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
export const says = (description, schema) => ({ ...schema, description });
export const text = { type: 'string' };
export const flag = { type: 'boolean' };
export const whole = { type: 'integer' };
export const count = { type: 'integer', minimum: 0 };
export const number = { type: 'integer', minimum: 1 };
export const percent = { type: 'integer', minimum: 0, maximum: 100 };
export const time = ref('Time');
export const person = ref('Person');
/** What a person writes: at most `most` bytes of UTF-8, so never more characters. */
export const written = (most) => ({ type: 'string', minLength: 1, maxLength: most });
export const word = (...values) => ({ type: 'string', enum: values });
export const only = (value) => ({ type: typeof value, const: value });
export const pattern = (expression) => ({ type: 'string', pattern: expression });
export const list = (items, bounds = {}) => ({ type: 'array', items, ...bounds });
export const map = (values, bounds = {}) => ({ type: 'object', additionalProperties: values, ...bounds });
export const anyOf = (...schemas) => ({ anyOf: schemas });

export function nullable(schema) {
  if (schema.enum) return { ...schema, type: [schema.type, 'null'], enum: [...schema.enum, null] };
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

export const record = (properties, optional = {}) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  ...(Object.keys(properties).length > 0 ? { required: Object.keys(properties) } : {}),
});

/** What a client sends: a field that is not listed is refused. */
export const closed = (properties, optional = {}) => ({
  ...record(properties, optional),
  additionalProperties: false,
});

/** Alternatives told apart by one field. `mapping`: its value to the schema's name. */
export const told = (by, mapping) => ({
  oneOf: [...new Set(Object.values(mapping))].map(ref),
  discriminator: {
    propertyName: by,
    mapping: Object.fromEntries(Object.entries(mapping).map(([value, name]) => [value, ref(name).$ref])),
  },
});

export const example = (schema, ...examples) => ({ ...schema, examples });
