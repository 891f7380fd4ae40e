import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { authorize, codeFor, redeem } from '../support/flow.js';

describe('The journal of a service', () => {
  it('records each exchange with its operation, action and result code', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    await authorize(authlete);
    expect((await authlete.world()).journal.last()).toMatchObject({
      sequence: 1,
      method: 'POST',
      target: `/api/${authlete.serviceId}/auth/authorization`,
      operationId: 'auth_authorization_api',
      status: 200,
      action: 'INTERACTION',
      resultCode: 'A004001',
      answeredBy: 'mock',
      duration: expect.any(Number),
    });
  });

  it('says in which test a call came, and finds the calls of a test', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const service = await authlete.world();
    const { journal } = service;
    await authorize(authlete);
    journal.mark('the user consents');
    await authorize(authlete);
    await authorize(authlete);
    journal.mark('the user denies');
    expect(journal.test).toBe('the user denies');
    expect(journal.find({ test: 'the user denies' })).toEqual([]);
    await authorize(authlete);
    journal.mark();
    await authorize(authlete);
    expect(journal.find().map(({ test }) => test)).toEqual([
      undefined,
      'the user consents',
      'the user consents',
      'the user denies',
      undefined,
    ]);
    expect(journal.brief({ test: 'the user consents' }).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(journal.last()).not.toHaveProperty('test');
    expect(() => journal.mark(' ')).toThrow('the name of the test is empty');
  });

  it('keeps its mark when it is cleared and when the service is reset', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const service = await authlete.world();
    service.journal.mark('a test that resets');
    service.journal.clear();
    await service.reset();
    await authorize(authlete);
    expect(service.journal.last()).toMatchObject({ test: 'a test that resets' });
  });

  it('shows no secret: no ticket, code, token, credential or state of a redirect that has one', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const code = await codeFor(authlete);
    const tokens = await redeem(authlete, code);
    const { clientSecret } = authlete.confidential;
    const shown = JSON.stringify((await authlete.world()).journal.entries());
    expect(shown).toContain('auth_token_api');
    for (const secret of [
      code,
      tokens.accessToken,
      tokens.refreshToken,
      tokens.idToken,
      clientSecret,
      authlete.accessToken,
    ]) {
      expect(typeof secret).toBe('string');
      expect(shown).not.toContain(secret);
    }
    const { request, response } = (await authlete.world()).journal.entries()[0] ?? {};
    expect(request).toMatchObject({ parameters: expect.stringContaining('response_type=code') });
    expect(response).toMatchObject({ ticket: '***', client: { clientName: 'Demo web app' } });
  });

  it('shows no secret of a call that failed', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const { clientSecret } = authlete.confidential;
    await authlete.fetch(`http://authlete.test/api/${authlete.serviceId}/auth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${authlete.accessToken}`, 'content-type': 'application/json' },
      body: `{"clientSecret": "${clientSecret}", "parameters": `,
    });
    const shown = JSON.stringify((await authlete.world()).journal.entries());
    expect(shown).toContain('A126202');
    expect(shown).not.toContain(clientSecret);
  });

  it('keeps the last exchanges only', async () => {
    const authlete = testAuthlete({ fixtures: demoWith(), journalLength: 3 });
    for (let call = 0; call < 10; call += 1) await authorize(authlete);
    const entries = (await authlete.world()).journal.entries();
    expect(entries.map(({ sequence }) => sequence)).toEqual([8, 9, 10]);
  });
});
