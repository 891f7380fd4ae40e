import authorizationFail from './auth/authorization/fail.js';
import authorizationIssue from './auth/authorization/issue.js';
import authorization from './auth/authorization.js';
import tokenCreate from './auth/token/create.js';
import tokenFail from './auth/token/fail.js';
import tokenIssue from './auth/token/issue.js';
import tokenUpdate from './auth/token/update.js';
import token from './auth/token.js';
import type { Obligation } from './obligation.js';
import pushedAuthReq from './pushed_auth_req.js';

/** What an authorization server owes after each action that Authlete sends it. */
export const allObligations: readonly Obligation[] = [
  authorization,
  authorizationIssue,
  authorizationFail,
  token,
  tokenIssue,
  tokenFail,
  tokenCreate,
  tokenUpdate,
  pushedAuthReq,
].flat();
