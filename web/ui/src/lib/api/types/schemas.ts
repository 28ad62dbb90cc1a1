// The generated types, by the names that the contract gives them.

import type { components } from '../generated';

export type Schemas = components['schemas'];
