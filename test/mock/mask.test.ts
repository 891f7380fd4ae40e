import { describe, expect, it } from 'vitest';
import { mask, maskTarget } from '../../src/mock/mask.js';
import { loadContract } from '../../src/spec/contract.js';

describe('mask', () => {
  it.each([
    [
      'parameters',
      'grant_type=authorization_code&code=s3cret&client_secret=s3cret&code_verifier=s3cret&scope=a',
    ],
    ['parameters', 'refresh_token=s3cret&grant_type=refresh_token'],
    ['parameters', 'request=ey.s3cret.x&client_id=1&request_uri=urn:s3cret'],
    ['responseContent', 'https://client.example.com/cb?state=x&code=s3cret&iss=y'],
    ['responseContent', 'https://client.example.com/cb#access_token=s3cret&id_token=s3cret&scope=a'],
    ['responseContent', 'https://client.example.com/cb?response=eys3cret'],
    ['responseContent', '{"access_token":"s3cret","refresh_token":"s3cret","id_token":"s3cret"}'],
    ['responseContent', '{"access_token":"s3cret"'],
    ['responseContent', '<form><input type="hidden" name="code" value="s3cret"/></form>'],
    ['responseContent', 'eyJhbGciOi.s3cret.x'],
    ['responseContent', '{"credentials":[{"credential":"s3cret"}],"transaction_id":"x"}'],
    ['requestContent', '{"proofs":{"jwt":["s3cret"]},"credential_configuration_id":"x"}'],
    ['requestContent', '{"proof":{"proof_type":"cwt","cwt":"s3cret"}}'],
    ['credentialOffer', '{"grants":{"authorization_code":{"issuer_state":"s3cret"}}}'],
    ['credentialOffer', '{"grants":{"urn":{"pre-authorized_code":"s3cret"}}}'],
    ['json', '{"software_statement":"s3cret","client_name":"x"}'],
  ])('takes secrets out of %s: %s', (name, text) => {
    const shown = JSON.stringify(mask({ [name]: text }));
    expect(shown).not.toContain('s3cret');
    expect(shown).toContain('***');
  });

  it('masks everything in a secret', () => {
    const given = {
      refreshToken: { value: 's3cret', of: ['s3cret'] },
      clientSecret: ['s3cret', { is: 's3cret' }],
    };
    expect(JSON.stringify(mask(given))).not.toContain('s3cret');
  });

  it('leaves other values as they are', () => {
    const harmless = {
      parameters: 'response_type=code&client_id=1&scope=openid',
      responseContent: '{"error":"invalid_grant","error_description":"x"}',
      tokenAuthMethod: 'NONE',
      idTokenSignAlg: 'ES256',
      accessTokenType: 'Bearer',
      accessTokenDuration: 60,
      tokenEndpoint: 'https://as.example.com/token',
      clientName: 'x',
      scopes: ['openid'],
    };
    expect(mask(harmless)).toEqual(harmless);
  });

  it('takes the private parts out of keys, and tokens out of targets', () => {
    expect(mask({ keys: [{ kty: 'EC', x: '1', d: 's3cret' }] })).toEqual({
      keys: [{ kty: 'EC', x: '1', d: '***' }],
    });
    expect(maskTarget('/api/1/auth/token/delete/s3cret?x=1')).toBe('/api/1/auth/token/delete/***?x=1');
    expect(maskTarget('/api/1/hsk/get/s3cret')).toBe('/api/1/hsk/get/***');
    expect(maskTarget('/api/1/hsk/get/list?pretty=true')).toBe('/api/1/hsk/get/list?pretty=true');
    expect(maskTarget('/callback?state=x&code=s3cret#access_token=s3cret')).toBe(
      '/callback?state=x&code=***#access_token=***',
    );
    expect(maskTarget('/auth/token/get/list?subject=joe')).toBe('/auth/token/get/list?subject=joe');
  });

  it('knows every member of the contract that names a secret', () => {
    const { schemas } = loadContract().document.components;
    const strings = Object.values(schemas).flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([name, { type }]) => (type === 'string' ? [name] : [])),
    );
    const suspicious = strings.filter((name) =>
      /token|secret|ticket|code|password|assertion|jwks|key/i.test(name),
    );
    const shown = [...new Set(suspicious)].filter((name) =>
      JSON.stringify(mask({ [name]: 's3cret' })).includes('s3cret'),
    );
    expect(shown.sort()).toMatchInlineSnapshot(`
      [
        "accessTokenSignatureKeyId",
        "accessTokenType",
        "authorizationSignatureKeyId",
        "bindingKey",
        "credentialJwksUri",
        "dpopKeyThumbprint",
        "errorCode",
        "federationSignatureKeyId",
        "idTokenAudType",
        "idTokenClaims",
        "idTokenSignatureKeyId",
        "introspectionSignatureKeyId",
        "jwksUri",
        "key",
        "publicKey",
        "publicKeyForEncryption",
        "resourceSignatureKeyId",
        "resultCode",
        "rsSignedRequestKeyId",
        "selfSignedCertificateKeyId",
        "signedJwksUri",
        "signingKeyId",
        "tokenBatchNotificationEndpoint",
        "tokenEndpoint",
        "tokenId",
        "tokenType",
        "txCodeDescription",
        "txCodeInputMode",
        "userInfoSignatureKeyId",
      ]
    `);
  });
});
