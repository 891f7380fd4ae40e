import { isObject, parseJson, type UnknownRecord } from '../../../../json.js';
import { Failure } from '../../../failure.js';
import { subjectFor } from '../../../oauth/subject.js';
import { operation, result } from '../../../operation.js';
import { userInfoResponse } from '../../../tokens/userinfo-response.js';
import { type UserInfoTokenCodes, userInfoToken } from '../../../tokens/userinfo-token.js';

const id = 'auth_userinfo_issue_api';

const codes: UserInfoTokenCodes = {
  none: 'A092301',
  unknown: 'A092302',
  unreadable: 'A092304',
  'no-jti': 'A092305',
  'not-asymmetric-jws': 'A092306',
  notRefreshable: 'A093301',
  bothExpired: 'A093302',
  refreshable: 'A093303',
  noOpenid: 'A093304',
  noSubject: 'A093305',
  passwordGrant: 'A093306',
  deleted: 'A095301',
  locked: 'A097303',
};

/** POST /auth/userinfo/issue */
export default operation(id, async (call) => {
  const { service, body } = call;
  const token = await userInfoToken(call, body.token, codes);
  const claims = suppliedClaims(body.claims);
  const sub = body.sub || subjectFor(token.client, token.subject, String(service.id));
  const { action, responseContent } = await userInfoResponse(call, token, {
    ...claims,
    sub,
  });
  return result(id, 'A096001', { responseContent }, { action });
});

function suppliedClaims(json: string | undefined): UnknownRecord {
  if (!json) return {};
  const claims = parseJson(json);
  if (!isObject(claims)) throw new Failure('A094201');
  return claims;
}
