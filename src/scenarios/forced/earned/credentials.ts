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
import { text } from '../flows.js';
import type { Trial } from '../trial.js';
import { preAuthorizedCodeRequest } from './credential-issuer.js';
import type { CallContext, Earn } from './earn.js';

/** Whether a stub can prove possession of a key for this configuration and provide its claims. */
function isUsable({ format, vct, proof_types_supported: proofs = { jwt: {} } }: UnknownRecord): boolean {
  const jwt = isObject(proofs) ? proofs['jwt'] : undefined;
  const isSdJwt = /^[dv]c\+sd-jwt$/.test(String(format)) && typeof vct === 'string';
  return isSdJwt && isObject(jwt) && isNamedIn(jwt['proof_signing_alg_values_supported'], 'ES256');
}

/** Returns the call's access token if it can be used to issue credentials, else a new one. */
async function accessTokenFor(trial: Trial, { body, subject }: CallContext): Promise<string> {
  const { service } = trial.branch;
  const presented = text(body, 'accessToken');
  const record = presented === '' ? undefined : await findByAccessToken(service, presented);
  if (record && !hasExpired(record, service.clock.now()) && issuable(record).length > 0) return presented;
  const [credentialConfigurationId] = [...credentialConfigurations(trial.settings)].flatMap(([id, one]) =>
    isUsable(one) ? [id] : [],
  );
  const request = await preAuthorizedCodeRequest(trial, [credentialConfigurationId], subject);
  return text(await trial.answer('auth_token_api', request), 'accessToken');
}

const issuable = ({ issuableCredentials = '[]' }: TokenRecord) =>
  readIssuable(issuableCredentials).filter(isUsable);

const configurationOf = (record: TokenRecord | undefined): UnknownRecord =>
  (record && issuable(record)[0]) ?? {};

/** Builds a credential request for the token, with a throwaway key. */
async function requestFor(trial: Trial, accessToken: string, encrypted: boolean): Promise<object> {
  const { settings, branch } = trial;
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
async function parsing(trial: Trial, given: CallContext, { encrypted = false, batch = false } = {}) {
  const accessToken = await accessTokenFor(trial, given);
  const request = await requestFor(trial, accessToken, encrypted);
  const { credential_response_encryption: encryption, ...rest } = { ...Object(request) };
  const content = batch
    ? { credential_requests: [rest], credential_response_encryption: encryption }
    : request;
  return { accessToken, requestContent: JSON.stringify(content) };
}

/** Builds an order for the credential request that the call names, or for a new request if there is none. */
async function ordering(trial: Trial, given: CallContext, encrypted: boolean) {
  const order = isObject(given.body['order']) ? given.body['order'] : {};
  const named = await trial.branch.service.find('credentialRequest', text(order, 'requestIdentifier'));
  if (named !== undefined && (named.encryption !== undefined) === encrypted && order['credentialPayload'])
    return { accessToken: text(given.body, 'accessToken'), order };
  const call = await parsing(trial, given, { encrypted });
  const { info } = await trial.answer('vci_single_parse_api', call);
  const record = await findByAccessToken(trial.branch.service, call.accessToken);
  const { vct } = configurationOf(record);
  const credentialPayload = JSON.stringify({ vct, ...(await given.claims()), sub: given.subject });
  const requestIdentifier = text({ ...Object(info) }, 'identifier');
  return { accessToken: call.accessToken, order: { requestIdentifier, credentialPayload } };
}

const single =
  (encrypted: boolean, issuanceDeferred: boolean): Earn =>
  async (trial, given) => {
    const { accessToken, order } = await ordering(trial, given, encrypted);
    return { ...given.body, accessToken, order: { ...order, issuanceDeferred }, denied: false };
  };

const batch =
  (encrypted: boolean, issuanceDeferred: boolean): Earn =>
  async (trial, given) => {
    const { accessToken, order } = await ordering(trial, given, encrypted);
    return { accessToken, orders: [{ ...order, issuanceDeferred }] };
  };

/** Builds a transaction, and the order that created it. */
async function transaction(trial: Trial, given: CallContext, encrypted: boolean) {
  const { accessToken, order } = await ordering(trial, given, encrypted);
  const deferred = { accessToken, order: { ...order, issuanceDeferred: true } };
  await trial.answer('vci_single_issue_api', deferred);
  return { accessToken, order };
}

const deferred =
  (encrypted: boolean, issuanceDeferred: boolean): Earn =>
  async (trial, given) => {
    const { order } = await transaction(trial, given, encrypted);
    return { order: { ...order, issuanceDeferred } };
  };

const issued = (earn: typeof single) => ({
  OK: earn(false, false),
  OK_JWT: earn(true, false),
  ACCEPTED: earn(false, true),
  ACCEPTED_JWT: earn(true, true),
});

/** Credential requests and credential issuance. */
export const credentials: Readonly<Record<string, Readonly<Record<string, Earn>>>> = {
  vci_single_parse_api: { OK: parsing },
  vci_batch_parse_api: { OK: (trial, given) => parsing(trial, given, { batch: true }) },
  vci_deferred_parse_api: {
    OK: async (trial, given) => {
      const { accessToken, order } = await transaction(trial, given, false);
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
