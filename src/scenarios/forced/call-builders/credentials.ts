import { importJWK } from 'jose';
import type { TokenRecord } from '../../../domain/grants.js';
import { isObject, type UnknownRecord } from '../../../json.js';
import { credentialConfigurations } from '../../../mock/credentials/configurations.js';
import { isNamedIn } from '../../../mock/credentials/cose-signature.js';
import { readIssuable } from '../../../mock/credentials/issuable.js';
import { credentialNonce } from '../../../mock/credentials/nonce.js';
import { isFirstDraft } from '../../../mock/credentials/settings.js';
import { tokenNonce } from '../../../mock/credentials/token-nonce.js';
import { generateKey } from '../../../mock/jose/generate-key.js';
import { publicJwk } from '../../../mock/jose/public-jwk.js';
import { signWith } from '../../../mock/jose/sign.js';
import { hasExpired } from '../../../mock/oauth/token-expiry.js';
import { findByAccessToken } from '../../../mock/tokens/token-records.js';
import type { BranchClient } from '../branch-client.js';
import { text } from '../flows.js';
import type { CallBuilder, CallContext } from './call-builder.js';
import { preAuthorizedCodeRequest } from './credential-issuer.js';

/** Whether a stub can prove possession of a key for this configuration and provide its claims. */
function isUsable({ format, vct, proof_types_supported: proofs = { jwt: {} } }: UnknownRecord): boolean {
  const jwt = isObject(proofs) ? proofs['jwt'] : undefined;
  const isSdJwt = /^[dv]c\+sd-jwt$/.test(String(format)) && typeof vct === 'string';
  return isSdJwt && isObject(jwt) && isNamedIn(jwt['proof_signing_alg_values_supported'], 'ES256');
}

/** Returns the call's access token if it can be used to issue credentials, else a new one. */
async function accessTokenFor(client: BranchClient, { body, subject }: CallContext): Promise<string> {
  const { service } = client.branch;
  const presented = text(body, 'accessToken');
  const record = presented === '' ? undefined : await findByAccessToken(service, presented);
  if (record && !hasExpired(record, service.clock.now()) && issuable(record).length > 0) return presented;
  const [credentialConfigurationId] = [...credentialConfigurations(client.settings)].flatMap(([id, one]) =>
    isUsable(one) ? [id] : [],
  );
  const request = await preAuthorizedCodeRequest(client, [credentialConfigurationId], subject);
  return text(await client.answer('auth_token_api', request), 'accessToken');
}

const issuable = ({ issuableCredentials = '[]' }: TokenRecord) =>
  readIssuable(issuableCredentials).filter(isUsable);

const configurationOf = (record: TokenRecord | undefined): UnknownRecord =>
  (record && issuable(record)[0]) ?? {};

/** Builds a credential request for the token, with a throwaway key. */
async function requestFor(client: BranchClient, accessToken: string, encrypted: boolean): Promise<object> {
  const { settings, branch } = client;
  const record = await findByAccessToken(branch.service, accessToken);
  const { credential_configuration_id, format, vct } = configurationOf(record);
  const ofToken = record && (await tokenNonce({ service: branch.service, settings }, record.tokenId));
  const jwk = await generateKey({ kty: 'EC', crv: 'P-256' }, branch.service.random, true);
  const now = branch.service.clock.seconds();
  const draft = isFirstDraft(settings);
  const claims = {
    aud: settings.credentialIssuerMetadata?.credentialIssuer,
    iat: now,
    nonce: ofToken?.c_nonce ?? credentialNonce(settings, now),
  };
  const key = { alg: 'ES256', kid: undefined, key: await importJWK(jwk, 'ES256') };
  const jwt = await signWith(key, claims, { typ: 'openid4vci-proof+jwt', jwk: publicJwk(jwk) });
  const encryption = { jwk: publicJwk(jwk), alg: 'ECDH-ES', enc: 'A256GCM' };
  return {
    ...(draft ? { format, vct } : { credential_configuration_id }),
    ...(draft ? { proof: { proof_type: 'jwt', jwt } } : { proofs: { jwt: [jwt] } }),
    ...(encrypted && { credential_response_encryption: encryption }),
  };
}

/** Builds the body of a parse call. A batch call specifies the encryption once, outside its requests. */
async function parsing(client: BranchClient, given: CallContext, { encrypted = false, batch = false } = {}) {
  const accessToken = await accessTokenFor(client, given);
  const request = await requestFor(client, accessToken, encrypted);
  const { credential_response_encryption: encryption, ...rest } = { ...Object(request) };
  const content = batch
    ? { credential_requests: [rest], credential_response_encryption: encryption }
    : request;
  return { accessToken, requestContent: JSON.stringify(content) };
}

/** Builds an order for the credential request that the call names, or for a new request if there is none. */
async function ordering(client: BranchClient, given: CallContext, encrypted: boolean) {
  const order = isObject(given.body['order']) ? given.body['order'] : {};
  const named = await client.branch.service.find('credentialRequest', text(order, 'requestIdentifier'));
  if (named !== undefined && (named.encryption !== undefined) === encrypted && order['credentialPayload'])
    return { accessToken: text(given.body, 'accessToken'), order };
  const call = await parsing(client, given, { encrypted });
  const { info } = await client.answer('vci_single_parse_api', call);
  const record = await findByAccessToken(client.branch.service, call.accessToken);
  const { vct } = configurationOf(record);
  const credentialPayload = JSON.stringify({ vct, ...(await given.claims()), sub: given.subject });
  const requestIdentifier = text({ ...Object(info) }, 'identifier');
  return { accessToken: call.accessToken, order: { requestIdentifier, credentialPayload } };
}

const single =
  (encrypted: boolean, issuanceDeferred: boolean): CallBuilder =>
  async (client, given) => {
    const { accessToken, order } = await ordering(client, given, encrypted);
    return { ...given.body, accessToken, order: { ...order, issuanceDeferred }, denied: false };
  };

const batch =
  (encrypted: boolean, issuanceDeferred: boolean): CallBuilder =>
  async (client, given) => {
    const { accessToken, order } = await ordering(client, given, encrypted);
    return { accessToken, orders: [{ ...order, issuanceDeferred }] };
  };

/** Builds a transaction, and the order that created it. */
async function transaction(client: BranchClient, given: CallContext, encrypted: boolean) {
  const { accessToken, order } = await ordering(client, given, encrypted);
  const deferred = { accessToken, order: { ...order, issuanceDeferred: true } };
  await client.answer('vci_single_issue_api', deferred);
  return { accessToken, order };
}

const deferred =
  (encrypted: boolean, issuanceDeferred: boolean): CallBuilder =>
  async (client, given) => {
    const { order } = await transaction(client, given, encrypted);
    return { order: { ...order, issuanceDeferred } };
  };

const issued = (build: typeof single) => ({
  OK: build(false, false),
  OK_JWT: build(true, false),
  ACCEPTED: build(false, true),
  ACCEPTED_JWT: build(true, true),
});

/** Credential requests and credential issuance. */
export const credentials: Readonly<Record<string, Readonly<Record<string, CallBuilder>>>> = {
  vci_single_parse_api: { OK: parsing },
  vci_batch_parse_api: { OK: (client, given) => parsing(client, given, { batch: true }) },
  vci_deferred_parse_api: {
    OK: async (client, given) => {
      const { accessToken, order } = await transaction(client, given, false);
      const requestContent = JSON.stringify({ transaction_id: text(order, 'requestIdentifier') });
      return { accessToken, requestContent };
    },
  },
  vci_single_issue_api: issued(single),
  vci_batch_issue_api: issued(batch),
  vci_deferred_issue_api: issued(deferred),
};

const draft = { service: { oid4vciVersion: '1.0-ID1' } };
const final = { service: { oid4vciVersion: '1.0' } };

/** Selects the version of OpenID4VCI that supports the action. */
export const credentialAdjustments = {
  'vci_batch_parse_api OK': draft,
  'vci_batch_issue_api OK': draft,
  'vci_batch_issue_api OK_JWT': draft,
  'vci_batch_issue_api ACCEPTED': draft,
  'vci_batch_issue_api ACCEPTED_JWT': draft,
  'vci_deferred_issue_api ACCEPTED': final,
  'vci_deferred_issue_api ACCEPTED_JWT': final,
};
