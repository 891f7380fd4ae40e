import { describe, expect, it } from 'vitest';
import {
  credentialIssuer,
  issuer,
  offerOf,
  preAuthorizedCodeGrant,
} from '../../../support/credential-issuer.js';
import { wait } from '../../../support/tokens.js';

const order = { subject: 'joe', credentialConfigurationIds: ['IdentityCredential'] };
const value = expect.stringMatching(/^[\w-]{43}$/);

describe('A credential offer', () => {
  it('names what the wallet may get, and how', async () => {
    const { body } = await issuer().call('vci_offer_create_api', {
      ...order,
      authorizationCodeGrantIncluded: true,
      issuerStateIncluded: true,
      preAuthorizedCodeGrantIncluded: true,
      txCode: '493536',
      txCodeInputMode: 'numeric',
      txCodeDescription: 'The code in our letter',
      context: 'a letter',
      properties: [{ key: 'letter', value: '17' }],
      jwtAtClaims: '{"letter":17}',
      authTime: 1_700_000_000,
      acr: 'face',
    });
    expect(body).toMatchObject({ action: 'CREATED', resultCode: 'A366001' });
    const { issuerState, preAuthorizedCode, credentialOffer = '' } = body.info ?? {};
    expect(body.info).toMatchObject({
      ...order,
      identifier: value,
      issuerState: value,
      preAuthorizedCode: value,
      credentialIssuer,
      txCode: '493536',
      context: 'a letter',
      properties: [{ key: 'letter', value: '17' }],
      jwtAtClaims: '{"letter":17}',
      authTime: 1_700_000_000,
      acr: 'face',
    });
    expect(JSON.parse(credentialOffer)).toEqual({
      credential_issuer: credentialIssuer,
      credential_configuration_ids: ['IdentityCredential'],
      grants: {
        authorization_code: { issuer_state: issuerState },
        [preAuthorizedCodeGrant]: {
          'pre-authorized_code': preAuthorizedCode,
          tx_code: { length: 6, input_mode: 'numeric', description: 'The code in our letter' },
        },
      },
    });
  });

  it.each([
    [{}, undefined],
    [{ authorizationCodeGrantIncluded: true }, { authorization_code: {} }],
    [{ issuerStateIncluded: true }, undefined],
    [{ txCode: '1234' }, undefined],
  ])('has no grants beyond those of %j', async (included, grants) => {
    const { body } = await issuer().call('vci_offer_create_api', { ...order, ...included });
    expect(JSON.parse(body.info?.credentialOffer ?? '').grants).toEqual(grants);
    expect(body.info).not.toHaveProperty('issuerState');
    expect(body.info).not.toHaveProperty('preAuthorizedCode');
  });

  it.each([
    [{ subject: undefined }, 'no subject'],
    [{ credentialConfigurationIds: undefined }, 'no credentialConfigurationIds'],
    [{ credentialConfigurationIds: [] }, 'no credentialConfigurationIds'],
    [{ credentialConfigurationIds: ['IdentityCredential', 'toString'] }, 'configuration toString'],
    [{ txCodeInputMode: 'spoken' }, 'txCodeInputMode'],
    [{ txCode: 'abc', txCodeInputMode: 'numeric' }, 'txCode is not numeric'],
    [{ txCodeDescription: 'x'.repeat(301) }, 'txCodeDescription'],
    [{ jwtAtClaims: '[]' }, 'jwtAtClaims'],
    [{ properties: [{ key: 'large', value: 'x'.repeat(70_000) }] }, 'properties'],
  ])('cannot be ordered with %#', async (changes, problem) => {
    const { body } = await issuer().call('vci_offer_create_api', { ...order, ...changes });
    expect(body).toMatchObject({ action: 'CALLER_ERROR' });
    expect(body.resultMessage).toContain(problem);
    expect(body).not.toHaveProperty('info');
  });

  it('needs an issuer with a name', async () => {
    const credentialsSupported = '{"IdentityCredential":{}}';
    const authlete = issuer({ credentialIssuerMetadata: { credentialsSupported } });
    const { body } = await authlete.call('vci_offer_create_api', order);
    expect(body.resultMessage).toContain('no credentialIssuer');
  });

  it('needs a service that issues credentials', async () => {
    const authlete = issuer({ verifiableCredentialsEnabled: false });
    const made = await authlete.call('vci_offer_create_api', order);
    expect(made.body).toMatchObject({ action: 'FORBIDDEN', resultCode: 'A366201' });
    const read = await authlete.call('vci_offer_info_api', { identifier: 'x' });
    expect(read.body).toMatchObject({ action: 'FORBIDDEN' });
  });
});

describe('The offer that a wallet got the location of', () => {
  it('can be read any number of times', async () => {
    const authlete = issuer();
    const offer = await offerOf(authlete);
    for (let reading = 0; reading < 2; reading += 1) {
      const { body } = await authlete.call('vci_offer_info_api', { identifier: offer.identifier });
      expect(body).toMatchObject({ action: 'OK', info: offer });
    }
  });

  it.each([
    [{ duration: 60 }, 60],
    [{ duration: -5 }, 120],
    [{}, 120],
  ])('lasts, with %j, for %i seconds', async (changes, seconds) => {
    const authlete = issuer({ credentialOfferDuration: 120 });
    const { identifier } = await offerOf(authlete, changes);
    await wait(authlete, seconds - 1);
    expect((await authlete.call('vci_offer_info_api', { identifier })).body.action).toBe('OK');
    await wait(authlete, 1);
    expect((await authlete.call('vci_offer_info_api', { identifier })).body.action).toBe('NOT_FOUND');
  });

  it('must be named, and exist', async () => {
    const authlete = issuer();
    expect((await authlete.call('vci_offer_info_api', {})).body.action).toBe('CALLER_ERROR');
    const unknown = await authlete.call('vci_offer_info_api', { identifier: 'unknown' });
    expect(unknown.body.action).toBe('NOT_FOUND');
  });
});
