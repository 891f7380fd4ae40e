import type { DpopCodes } from '../../oauth/dpop.js';
import { type Call, type HandlerAnswer, operation, result } from '../../operation.js';
import { unpublishedNonce, withDpopNonce } from '../../tokens/dpop-proof.js';
import { type HolderCodes, holderFailure } from '../../tokens/token-holder.js';
import { type UserInfoTokenCodes, userInfoToken } from '../../tokens/userinfo-token.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';
import { federationEntity, metadataDocument } from '../../views/client-identifiers.js';

const id = 'auth_userinfo_api';

const codes: UserInfoTokenCodes = {
  none: 'A088301',
  unknown: 'A088302',
  unreadable: 'A088304',
  'no-jti': 'A088305',
  'not-asymmetric-jws': 'A088306',
  notRefreshable: 'A089301',
  bothExpired: 'A089302',
  refreshable: 'A089303',
  noOpenid: 'A089304',
  noSubject: 'A089305',
  passwordGrant: 'A089306',
  deleted: 'A097301',
  locked: 'A097303',
};

export const dpopCodes: DpopCodes = {
  invalid: 'A089313',
  symmetric: 'A089314',
  withoutKey: 'A089315',
  withoutAlgorithm: 'A089316',
  nonce: unpublishedNonce,
};

export const holderCodes: HolderCodes = {
  withoutCertificate: 'A089307',
  unreadableCertificate: 'A089308',
  otherCertificate: 'A089310',
  withoutProof: 'A089311',
  otherKey: 'A089312',
};

/** POST /auth/userinfo */
export default operation(id, (call) => withDpopNonce(call, answer));

async function answer(call: Call<typeof id>): Promise<HandlerAnswer> {
  const { settings, body } = call;
  const { userInfoEndpoint: htu } = settings;
  // OpenID Connect Core, section 5.3.1: the endpoint accepts both methods.
  const endpoint = { codes: dpopCodes, htm: ['GET', 'POST'], htu, accessToken: body.token };
  const { record, subject, client } = await userInfoToken(call, body.token, codes, (record) =>
    holderFailure(call, record, endpoint, holderCodes),
  );
  const { claimsAtUserInfo, consentedClaims, properties } = record;
  return result(id, 'A091001', {
    token: body.token,
    subject,
    scopes: [...record.scopes],
    claims: undefinedIfEmpty(claimsAtUserInfo),
    userInfoClaims: record.userInfoClaims,
    consentedClaims: undefinedIfEmpty(consentedClaims),
    properties: undefinedIfEmpty(properties),
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
    ...federationEntity(client),
    ...metadataDocument(record, client),
    clientEntityId: client.entityId,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
  });
}
