import { expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { presentCode } from '../../support/credential-issuer.js';
import { demoWith } from '../../support/demo.js';
import { neverIssued } from '../../support/tokens.js';

it.each([{}, { verifiableCredentialsEnabled: false }])(
  'A forced OK of a pre-authorized code has a token for credential issuance, with %j',
  async (service) => {
    const authlete = testAuthlete({ fixtures: demoWith({ service }) });
    const world = await authlete.world();
    world.stub('/auth/token').action('OK');
    const body = await presentCode(authlete, neverIssued);
    expect(body).toMatchObject({ action: 'OK', grantType: 'PRE_AUTHORIZED_CODE' });
    const seen = await authlete.call('auth_introspection_api', { token: body.accessToken });
    expect(seen.body).toMatchObject({ action: 'OK', forCredentialIssuance: true });
  },
);
