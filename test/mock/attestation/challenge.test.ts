import { expect, it } from 'vitest';
import { isFreshChallenge } from '../../../src/mock/oauth/attestation-challenge.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { wait } from '../../support/tokens.js';

it('/attestation/challenge gives all clients one challenge, until its window ends', async () => {
  const authlete = testAuthlete({ fixtures: demoWith({ service: { attestationChallengeTimeWindow: 60 } }) });
  const { clock } = await authlete.world();
  clock.freeze(60_000_000);
  const ask = async () => (await authlete.call('attestation_challenge_api', {})).body;
  const first = await ask();
  expect(first).toMatchObject({ action: 'OK', attestationChallenge: expect.stringMatching(/^[\w-]{43}$/) });
  expect(JSON.parse(first.responseContent ?? '')).toEqual({
    attestation_challenge: first.attestationChallenge,
  });
  await wait(authlete, 59);
  expect((await ask()).attestationChallenge).toBe(first.attestationChallenge);
  await wait(authlete, 1);
  expect((await ask()).attestationChallenge).not.toBe(first.attestationChallenge);
  const settings = await (await authlete.world()).settings();
  if (settings === undefined) throw new Error('The service is gone.');
  const challenge = String(first.attestationChallenge);
  expect(isFreshChallenge(settings, challenge, clock.seconds())).toBe(true);
  expect(isFreshChallenge(settings, challenge, clock.seconds() + 60)).toBe(false);
});

it('is indented on request', async () => {
  const authlete = testAuthlete({ fixtures: demoWith() });
  const { body } = await authlete.call('attestation_challenge_api', { pretty: true });
  expect(body.responseContent).toMatch(/^\{\n {2}"attestation_challenge"/);
});
