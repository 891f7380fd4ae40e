import { rows } from './row.js';

export const userinfo = { ...rows({}, {}) };
