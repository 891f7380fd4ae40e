import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';

describe('credentialsSupported', () => {
  it.each(['[]', 'no json', '"text"', 'null'])('that is %s is refused', async (credentialsSupported) => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const credentialIssuerMetadata = { credentialsSupported };
    const body = { issuer: 'https://as.example.com', credentialIssuerMetadata };
    const updated = await authlete.call('service_update_api', body);
    expect(updated).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
    const token = authlete.organizationToken;
    const created = await authlete.call('service_create_api', body, { token });
    expect(created).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
  });

  it.each(['', '{}', '{"IdentityCredential":{"format":"dc+sd-jwt"}}'])(
    'that is %j is kept',
    async (credentialsSupported) => {
      const authlete = testAuthlete({ fixtures: demoWith() });
      const credentialIssuerMetadata = { credentialsSupported };
      const { body } = await authlete.call('service_update_api', { credentialIssuerMetadata });
      expect(body.credentialIssuerMetadata?.credentialsSupported).toBe(credentialsSupported);
    },
  );
});
