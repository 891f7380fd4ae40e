import { text, tokensFor } from '../flows.js';
import type { Earned } from './earn.js';

export const deviceSso = { scope: 'openid device_sso' };
export const session = { sessionId: 'session-of-a-stub' };

/** `/nativesso` and `/nativesso/logout`. */
export const nativeSso: Earned = {
  native_sso_api: {
    OK: async (trial, { subject, body }) => ({
      deviceSecret: trial.branch.service.identifier(),
      ...body,
      accessToken: text(await tokensFor(trial, subject, deviceSso, session), 'accessToken'),
    }),
  },
  native_sso_logout_api: { OK: async () => session },
};
