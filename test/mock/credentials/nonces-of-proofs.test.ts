import { describe, expect, it } from 'vitest';
import { wait } from '../../support/tokens.js';
import {
  configurations,
  contentOf,
  firstDraft,
  identityRequest,
  issuing,
  nonceOf,
  parse,
  proofFor,
  walletToken,
} from '../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);
const now = async (of = authlete) => (await of.world()).clock.seconds();

const withProofs = (proofs: unknown) => ({ credential_configuration_id: 'Identity', proofs });
const parsed = (proofs: unknown, token = accessToken) => parse(authlete, token, withProofs(proofs));

describe('The nonce of a key proof', () => {
  it('is in the error if the proof has a wrong one', async () => {
    const jwt = [await proofFor(authlete), await proofFor(authlete, { claims: { nonce: 'wrong' } })];
    const refused = await parsed({ jwt });
    const nonce = await nonceOf(authlete);
    expect(refused).toMatchObject({
      action: 'BAD_REQUEST',
      resultCode: 'A378319',
      resultMessage: expect.stringMatching(/^\[A378319\] proofs\.jwt\[1\]: /),
    });
    expect(refused.resultMessage).toContain(`'${nonce}'`);
    expect(contentOf(refused).error).toBe('invalid_nonce');
  });

  it('changes with time', async () => {
    const moving = issuing({ service: { cnonceDuration: 60 } });
    const token = await walletToken(moving);
    const nonce = await nonceOf(moving);
    await wait(moving, 120);
    const request = withProofs({ jwt: [await proofFor(moving, { claims: { nonce } })] });
    expect(await parse(moving, token, request)).toMatchObject({ resultCode: 'A378319' });
    expect(await parse(moving, token, await identityRequest(moving))).toMatchObject({ action: 'OK' });
  });

  it('may be missing if there is no endpoint to get one at', async () => {
    const plain = issuing({ metadata: { nonceEndpoint: '' } });
    const token = await walletToken(plain);
    const proof = await proofFor(plain, { claims: { nonce: undefined } });
    expect(await parse(plain, token, withProofs({ jwt: [proof] }))).toMatchObject({ action: 'OK' });
    const wrong = await proofFor(plain, { claims: { nonce: 'wrong' } });
    expect(await parse(plain, token, withProofs({ jwt: [wrong] }))).toMatchObject({ resultCode: 'A378319' });
  });

  it('is that of the token in the first draft, and comes with the error', async () => {
    const draft = issuing(firstDraft);
    const token = await walletToken(draft, { cnonceExpiresAt: (await now(draft)) * 1000 + 100_000 });
    const request = async (nonce: string) => ({
      format: 'dc+sd-jwt',
      vct: configurations.Identity.vct,
      proof: { proof_type: 'jwt', jwt: await proofFor(draft, { claims: { nonce } }) },
    });
    const refused = await parse(draft, token, await request('wrong'));
    expect(refused).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A378319' });
    expect(refused.resultMessage).toContain("'the nonce of the token'");
    const told = contentOf(refused);
    expect(told).toMatchObject({ error: 'invalid_proof', c_nonce: 'the nonce of the token' });
    expect(told.c_nonce_expires_in).toBeGreaterThan(95);

    await wait(draft, 200);
    // No second ends between the renewal of the nonce and the answer that tells its life.
    (await draft.world()).clock.freeze();
    const late = contentOf(await parse(draft, token, await request('the nonce of the token')));
    expect(late).toMatchObject({ error: 'invalid_proof', c_nonce_expires_in: 86_400 });
    expect(late.c_nonce).toMatch(/^[\w-]{43}$/);
    expect(await parse(draft, token, await request(late.c_nonce))).toMatchObject({ action: 'OK' });
  });
});
