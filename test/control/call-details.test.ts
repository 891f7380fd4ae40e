import { describe, expect, it } from 'vitest';
import { codeFor, redeem, requestToken, tokensFor } from '../support/flow.js';
import { openPlane } from './client.js';

describe('The details of a call', () => {
  it('have its JWTs decoded, with the state of their signatures', async () => {
    await using plane = await openPlane();
    const { idToken = '' } = await tokensFor(plane.authlete);
    const { entry, jwts } = await plane.done('GET', `${plane.service}/journal/3`);
    expect(entry).toMatchObject({ sequence: 3, operationId: 'auth_token_api', action: 'OK' });
    expect(jwts).toEqual([
      {
        name: expect.stringMatching(/^id_?token$/i),
        header: expect.objectContaining({ alg: expect.any(String) }),
        claims: expect.objectContaining({ sub: 'joe', nonce: 'a nonce' }),
        signature: 'valid',
        signedBy: 'service',
      },
    ]);
    const [header, claims] = idToken.split('.');
    await requestToken(plane.authlete, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${header}.${claims}.${'A'.repeat(86)}`,
    });
    const tampered = await plane.done('GET', `${plane.service}/journal/4`);
    expect(tampered.jwts).toMatchObject([{ name: 'assertion', signature: 'invalid' }]);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    await requestToken(plane.authlete, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: unsigned,
    });
    const none = await plane.done('GET', `${plane.service}/journal/5`);
    expect(none.jwts).toMatchObject([{ name: 'assertion', signature: 'none' }]);
  });

  it('say what the server must do now', async () => {
    await using plane = await openPlane();
    await requestToken(plane.authlete, { grant_type: 'authorization_code', code: 'wrong' });
    const { obligations } = await plane.done('GET', `${plane.service}/journal/1`);
    expect(obligations).toContainEqual(
      expect.objectContaining({ level: 'must', sentence: 'The response has status 400.' }),
    );
    const levels = obligations.map(({ level }: { level: string }) => level);
    expect(levels).toEqual(levels.toSorted());
  });

  it('have the findings of the validator', async () => {
    await using plane = await openPlane();
    await plane.done('POST', `${plane.service}/stubs`, {
      operation: '/auth/token',
      action: 'OK',
      reply: { accessToken: 5 },
      allowInvalid: true,
    });
    await plane.authlete.fetch(`http://mock/api/${plane.authlete.serviceId}/auth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${plane.authlete.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ parameters: 'grant_type=client_credentials' }),
    });
    const { findings } = await plane.done('GET', `${plane.service}/journal/1`);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'response-schema',
        severity: 'error',
        pointer: '/response/accessToken',
      }),
    );
  });

  it('have no secret', async () => {
    await using plane = await openPlane();
    const code = await codeFor(plane.authlete);
    const { accessToken, refreshToken, idToken } = await redeem(plane.authlete, code);
    const shown = await Promise.all(
      [1, 2, 3].map((sequence) => plane.done('GET', `${plane.service}/journal/${sequence}`)),
    );
    const text = JSON.stringify(shown);
    const secrets = [code, accessToken, refreshToken, idToken, plane.authlete.confidential.clientSecret];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it.each(['99', '0', 'latest'])('of the call %s, which does not exist, are not found', async (sequence) => {
    await using plane = await openPlane();
    const [status, message] = await plane.refused('GET', `${plane.service}/journal/${sequence}`);
    expect([status, message]).toEqual([404, expect.stringContaining(`Failed to find the call ${sequence}`)]);
  });
});
