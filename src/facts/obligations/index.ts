import token from './auth/token.js';
import type { Obligation } from './obligation.js';

/** What an authorization server owes after each action that Authlete sends it. */
export const allObligations: readonly Obligation[] = [token].flat();
