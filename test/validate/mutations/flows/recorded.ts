import type { ClientFixture, ServiceFixture } from '../../../../src/mock/fixtures/fixtures.js';
import type { HttpExchange } from '../../../../src/validate/exchange.js';
import { type TestAuthlete, testAuthlete } from '../../../support/authlete.js';
import { decoupledData } from '../../../support/decisions.js';
import { tap } from '../../../support/tap.js';

export type Flow = (authlete: TestAuthlete) => Promise<unknown>;

/** Those of the flows that tests record. */
export const grantTypes = [
  'AUTHORIZATION_CODE',
  'IMPLICIT',
  'REFRESH_TOKEN',
  'CLIENT_CREDENTIALS',
  'DEVICE_CODE',
  'CIBA',
  'PASSWORD',
] as const;
const responseTypes = ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'] as const;

export const callback = 'https://client.example.com/callback';

/** What the mock of a flow is set up with, in addition to what all have. */
export interface Setup {
  readonly service?: ServiceFixture;
  readonly confidential?: ClientFixture;
  /** Access tokens and userinfo responses are not JWTs. */
  readonly opaque?: boolean;
}

/** The recording of a flow in a world of its own, where time stands still unless the flow moves it. */
export async function recorded(
  name: string,
  flow: Flow,
  { service, confidential, opaque = false }: Setup = {},
): Promise<readonly HttpExchange[]> {
  const fixtures = decoupledData({
    service: {
      supportedGrantTypes: [...grantTypes],
      supportedResponseTypes: [...responseTypes],
      ...(!opaque && { accessTokenSignAlg: 'ES256' }),
      ...service,
    },
    confidential: {
      grantTypes: [...grantTypes],
      responseTypes: [...responseTypes],
      redirectUris: [callback],
      ...(!opaque && { userInfoSignAlg: 'ES256' }),
      idTokenSignAlg: 'ES256',
      ...confidential,
    },
  });
  const authlete = testAuthlete({ fixtures, seed: name }, { counts: false });
  (await authlete.world()).clock.freeze();
  const seen = tap(authlete, name);
  await flow(authlete);
  return seen;
}
