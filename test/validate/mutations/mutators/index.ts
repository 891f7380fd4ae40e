import { action } from './action.js';
import { form } from './form.js';
import { grants } from './grants.js';
import { http } from './http.js';
import type { Mutator } from './mutator.js';
import { numbers } from './numbers.js';
import { schema } from './schema.js';

/** All that breaks an exchange by itself. */
export const mutators: readonly Mutator[] = [...http, ...schema, ...form, ...action, ...grants, ...numbers];
