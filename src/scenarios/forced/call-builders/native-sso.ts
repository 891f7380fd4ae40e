import { text, tokensFor } from '../flows.js';
import type { CallBuilders } from './call-builder.js';

export const deviceSso = { scope: 'openid device_sso' };
export const session = { sessionId: 'session-of-a-stub' };

/** `/nativesso` and `/nativesso/logout`. */
export const nativeSso: CallBuilders = {
  native_sso_api: {
    OK: async (client, { subject, body }) => ({
      deviceSecret: client.branch.service.identifier(),
      ...body,
      accessToken: text(await tokensFor(client, subject, deviceSso, session), 'accessToken'),
    }),
  },
  native_sso_logout_api: { OK: async () => session },
};
