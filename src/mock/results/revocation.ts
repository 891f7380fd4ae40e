import { rows } from './row.js';

export const revocation = { ...rows({}, {}) };
