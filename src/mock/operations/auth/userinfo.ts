import { listed } from '../../listed.js';
import { operation, result } from '../../operation.js';
import { type UserInfoTokenCodes, userInfoToken } from '../../tokens/userinfo-token.js';

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

/** POST /auth/userinfo */
export default operation(id, 'bearer-challenge', async ({ service, settings, body }) => {
  const { record, subject, client } = await userInfoToken(service, body.token, codes);
  const { claimsAtUserInfo, consentedClaims, properties } = record;
  return result(id, 'A091001', {
    token: body.token,
    subject,
    scopes: [...record.scopes],
    claims: listed(claimsAtUserInfo),
    userInfoClaims: record.userInfoClaims,
    consentedClaims: listed(consentedClaims),
    properties: listed(properties),
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: record.clientIdAliasUsed,
    clientEntityId: client.entityId,
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
  });
});
