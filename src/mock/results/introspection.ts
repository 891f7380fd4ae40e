import { rows } from './row.js';

export const introspection = { ...rows({}, {}) };
