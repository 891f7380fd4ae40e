import { unmet } from '../circumstances.js';
import { NotTried } from '../not-tried.js';
import { codeVerifier, type Requests } from '../requests.js';
import { redirectUri } from '../world.js';
import type { Trial } from './trial.js';

const scope = 'openid device_sso offline_access';

/** A token request that Native SSO applies to, with a device secret that the server does not know. */
const codeGrant = async (requests: Requests) =>
  requests.token({
    grant_type: 'authorization_code',
    code: await requests.code('basic', { scope }),
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
    device_secret: 'device-secret-that-nobody-knows',
  });

/** Does nothing if the service supports Native SSO. Throws `NotTried` otherwise. */
const prepare = async ({ server }: Requests): Promise<void> => {
  if (server.authlete.settings.nativeSsoSupported !== true) throw new NotTried(unmet['native-sso'] ?? '');
};

export const nativeSsoTrials: readonly Trial[] = [
  {
    operationId: 'auth_token_api',
    actions: ['NATIVE_SSO'],
    conditions: ['device-secret-unknown'],
    prepare,
    run: codeGrant,
  },
  { operationId: 'native_sso_api', before: { auth_token_api: 'NATIVE_SSO' }, prepare, run: codeGrant },
  {
    operationId: 'native_sso_logout_api',
    prepare,
    run: (requests) => requests.session.open(requests.endpoint('logout')),
  },
];
