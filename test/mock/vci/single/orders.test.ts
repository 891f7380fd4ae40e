import { describe, expect, it } from 'vitest';
import { wait } from '../../../support/tokens.js';
import {
  contentOf,
  doctype,
  firstDraft,
  identityPayload,
  issueSingle,
  issuing,
  licencePayload,
  licenceRequest,
  orderFor,
  requestIdentifier,
  walletToken,
} from '../../../support/wallet.js';

const authlete = issuing();
const accessToken = await walletToken(authlete);

const ordered = (changes?: object, request?: object) => orderFor(authlete, accessToken, changes, request);
const issue = async (changes: object = {}, more: object = {}) =>
  issueSingle(authlete, accessToken, await ordered(changes), more);

describe('An order is a mistake of the caller', () => {
  it('when there is none', async () => {
    expect(await issueSingle(authlete, accessToken, undefined)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it.each([
    ['without a request', { requestIdentifier: undefined }],
    ['for a request that never was', { requestIdentifier: 'x' }],
    ['without a payload', { credentialPayload: undefined }],
    ['with a payload that is no JSON', { credentialPayload: 'x' }],
    ['with a payload that is no object', { credentialPayload: '[]' }],
    ['with a payload for another format', { credentialPayload: identityPayload }],
  ])('%s', async (_, changes) => {
    expect(await issue(changes)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('for the request of another token', async () => {
    const other = await walletToken(authlete);
    expect(await issueSingle(authlete, other, await ordered())).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('for a request that has expired', async () => {
    const service = issuing();
    const token = await walletToken(service);
    const requestOf = await requestIdentifier(service, token, licenceRequest);
    await wait(service, 600);
    const order = { requestIdentifier: requestOf, credentialPayload: licencePayload };
    expect(await issueSingle(service, token, order)).toMatchObject({
      action: 'CALLER_ERROR',
      resultMessage: expect.stringContaining('has expired'),
    });
  });
});

describe('A credential request', () => {
  it('is spent by one of many calls', async () => {
    const order = await ordered();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => issueSingle(authlete, accessToken, order)),
    );
    const actions = answers.map(({ action }) => action).sort();
    expect(actions).toEqual([...Array(4).fill('CALLER_ERROR'), 'OK']);
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('is not spent by a mistake', async () => {
    const order = await ordered({ credentialPayload: '{}' });
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'CALLER_ERROR' });
    const mended = { ...order, credentialPayload: licencePayload };
    expect(await issueSingle(authlete, accessToken, mended)).toMatchObject({ action: 'OK' });
  });

  it('is spent when it is denied', async () => {
    const order = await ordered();
    const denied = await issueSingle(authlete, accessToken, order, { denied: true });
    expect(denied).toMatchObject({ action: 'BAD_REQUEST' });
    expect(contentOf(denied).error).toBe('credential_request_denied');
    expect(await issueSingle(authlete, accessToken, order)).toMatchObject({ action: 'CALLER_ERROR' });
  });

  it('cannot be denied in the first draft', async () => {
    const draft = issuing(firstDraft);
    const token = await walletToken(draft);
    const requestOf = await requestIdentifier(draft, token, { format: 'mso_mdoc', doctype });
    const denied = await issueSingle(draft, token, { requestIdentifier: requestOf }, { denied: true });
    expect(denied).toMatchObject({ action: 'CALLER_ERROR' });
  });
});

describe('An order', () => {
  it('needs an access token', async () => {
    expect(await issueSingle(authlete, 'x', await ordered())).toMatchObject({
      action: 'UNAUTHORIZED',
      responseContent: expect.stringMatching(/^Bearer error="invalid_token", /),
    });
  });

  it('needs a service that issues credentials', async () => {
    const off = issuing({ service: { verifiableCredentialsEnabled: false } });
    expect(await issueSingle(off, 'x', {})).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A383201' });
  });

  it('needs an issuer with a name', async () => {
    const nameless = issuing({ metadata: { credentialIssuer: '' } });
    const token = await walletToken(nameless);
    const requestOf = await requestIdentifier(nameless, token, licenceRequest);
    const order = { requestIdentifier: requestOf, credentialPayload: licencePayload };
    expect(await issueSingle(nameless, token, order)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
  });
});
