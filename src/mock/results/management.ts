import { rows } from './row.js';

/** Successful management calls that answer with an envelope. */
export const management = { ...rows({}, {}) };

/** Management calls that fail. */
export const managementErrors = {};
