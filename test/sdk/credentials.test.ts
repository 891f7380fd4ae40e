import { Authlete } from '@authlete/typescript-sdk';
import { afterAll, describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../support/authlete.js';
import { presentCode } from '../support/credential-issuer.js';
import {
  contentOf,
  credentialIssuer,
  doctype,
  firstDraft,
  identityPayload,
  issuing,
  licencePayload,
  proofFor,
} from '../support/wallet.js';

const service = {
  supportedGrantTypes: ['PRE_AUTHORIZED_CODE' as const],
  preAuthorizedGrantAnonymousAccessSupported: true,
};
const mocks: TestAuthlete[] = [];

async function start(changes: object = {}) {
  const mock = issuing({ service: { ...service, ...changes } });
  mocks.push(mock);
  const { url } = await mock.listen({ port: 0 });
  const sdk = new Authlete({ bearer: mock.accessToken, serverURL: url });
  return { mock, serviceId: String(mock.serviceId), credentials: sdk.verifiableCredentials };
}

type Started = Awaited<ReturnType<typeof start>>;

/** An access token for the credentials of an offer. */
async function offered({ mock, serviceId, credentials }: Started): Promise<string> {
  const { info } = await credentials.createOffer({
    serviceId,
    vciOfferCreateRequest: {
      subject: 'joe',
      credentialConfigurationIds: ['Identity', 'Licence'],
      preAuthorizedCodeGrantIncluded: true,
    },
  });
  const { identifier = '' } = info ?? {};
  const found = await credentials.getOfferInfo({ serviceId, vciOfferInfoRequest: { identifier } });
  expect(found).toMatchObject({ action: 'OK', info: { credentialIssuer, subject: 'joe' } });
  const { accessToken, resultMessage } = await presentCode(mock, found.info?.preAuthorizedCode);
  if (typeof accessToken !== 'string') throw new Error(`No token: ${resultMessage}`);
  return accessToken;
}

afterAll(async () => {
  for (const mock of mocks) await mock.close();
});

describe('The official SDK', () => {
  it('reads the documents of the issuer', async () => {
    const { serviceId, credentials } = await start();
    const metadata = await credentials.getMetadata({ serviceId, vciMetadataRequest: { pretty: false } });
    expect(contentOf(metadata)).toMatchObject({ credential_issuer: credentialIssuer });
    const jwtIssuer = await credentials.getJwtIssuer({ serviceId, vciJwtissuerRequest: { pretty: false } });
    expect(contentOf(jwtIssuer)).toMatchObject({ issuer: credentialIssuer });
    const jwks = await credentials.getJwks({ serviceId, vciJwksRequest: { pretty: false } });
    expect(contentOf(jwks).keys).toHaveLength(1);
  });

  it('issues a credential, at once and later', async () => {
    const started = await start();
    const { mock, serviceId, credentials } = started;
    const accessToken = await offered(started);
    const parse = async (request: object) => {
      const requestContent = JSON.stringify(request);
      const vciSingleParseRequest = { accessToken, requestContent };
      return (await credentials.parse({ serviceId, vciSingleParseRequest })).info?.identifier;
    };
    const identity = await parse({
      credential_configuration_id: 'Identity',
      proofs: { jwt: [await proofFor(mock)] },
    });
    const issued = await credentials.issue({
      serviceId,
      vciSingleIssueRequest: {
        accessToken,
        order: { requestIdentifier: identity, credentialPayload: identityPayload },
      },
    });
    expect(issued.action).toBe('OK');
    expect(contentOf(issued).credentials).toHaveLength(1);

    const licence = await parse({ credential_configuration_id: 'Licence' });
    const { transactionId } = await credentials.issue({
      serviceId,
      vciSingleIssueRequest: { accessToken, order: { requestIdentifier: licence, issuanceDeferred: true } },
    });
    const parsed = await credentials.deferredParse({
      serviceId,
      vciDeferredParseRequest: {
        accessToken,
        requestContent: JSON.stringify({ transaction_id: transactionId }),
      },
    });
    expect(parsed.info?.identifier).toBe(licence);
    const later = await credentials.deferredIssue({
      serviceId,
      vciDeferredIssueRequest: { order: { requestIdentifier: licence, credentialPayload: licencePayload } },
    });
    expect(later.action).toBe('OK');
  });

  it('issues a batch of the first draft', async () => {
    const started = await start(firstDraft.service);
    const { serviceId, credentials } = started;
    const accessToken = await offered(started);
    const requestContent = JSON.stringify({ credential_requests: [{ format: 'mso_mdoc', doctype }] });
    const { info = [] } = await credentials.batchParse({
      serviceId,
      vciBatchParseRequest: { accessToken, requestContent },
    });
    const order = { requestIdentifier: info[0]?.identifier, credentialPayload: licencePayload };
    const issued = await credentials.batchIssue({
      serviceId,
      vciBatchIssueRequest: { accessToken, orders: [order] },
    });
    expect(issued.action).toBe('OK');
    expect(contentOf(issued).credential_responses).toHaveLength(1);
  });
});
