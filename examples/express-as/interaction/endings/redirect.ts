import { toBrowser } from '../../respond/to-browser.js';
import { fail, issue } from '../conclude.js';
import type { Ending } from './ending.js';

/** Authorization endpoint: redirects the browser back to the client (RFC 6749, section 4.1.2). */
export const redirect: Ending = {
  allow: async (server, response, asked, user) => toBrowser(response, await issue(server, asked, user)),
  refuse: async (server, response, asked, reason) => toBrowser(response, await fail(server, asked, reason)),
};
