import authorizationFail from './auth/authorization/fail.js';
import authorizationIssue from './auth/authorization/issue.js';
import authorizationTicketInfo from './auth/authorization/ticket/info.js';
import authorizationTicketUpdate from './auth/authorization/ticket/update.js';
import authorization from './auth/authorization.js';
import introspectionStandard from './auth/introspection/standard.js';
import introspection from './auth/introspection.js';
import revocation from './auth/revocation.js';
import tokenCreate from './auth/token/create.js';
import tokenFail from './auth/token/fail.js';
import tokenIssue from './auth/token/issue.js';
import tokenUpdate from './auth/token/update.js';
import token from './auth/token.js';
import userinfoIssue from './auth/userinfo/issue.js';
import userinfo from './auth/userinfo.js';
import backchannelAuthenticationComplete from './backchannel/authentication/complete.js';
import backchannelAuthenticationFail from './backchannel/authentication/fail.js';
import backchannelAuthenticationIssue from './backchannel/authentication/issue.js';
import backchannelAuthentication from './backchannel/authentication.js';
import clientRegistrationDelete from './client/registration/delete.js';
import clientRegistrationGet from './client/registration/get.js';
import clientRegistrationUpdate from './client/registration/update.js';
import clientRegistration from './client/registration.js';
import deviceAuthorization from './device/authorization.js';
import deviceComplete from './device/complete.js';
import deviceVerification from './device/verification.js';
import federationConfiguration from './federation/configuration.js';
import federationRegistration from './federation/registration.js';
import gm from './gm.js';
import hskCreate from './hsk/create.js';
import hskDelete from './hsk/delete.js';
import hskGetList from './hsk/get/list.js';
import hskGet from './hsk/get.js';
import idtokenReissue from './idtoken/reissue.js';
import nativessoLogout from './nativesso/logout.js';
import nativesso from './nativesso.js';
import type { Obligation } from './obligation.js';
import pushedAuthReq from './pushed_auth_req.js';
import vciBatchIssue from './vci/batch/issue.js';
import vciBatchParse from './vci/batch/parse.js';
import vciDeferredIssue from './vci/deferred/issue.js';
import vciDeferredParse from './vci/deferred/parse.js';
import vciJwks from './vci/jwks.js';
import vciJwtissuer from './vci/jwtissuer.js';
import vciMetadata from './vci/metadata.js';
import vciOfferCreate from './vci/offer/create.js';
import vciOfferInfo from './vci/offer/info.js';
import vciSingleIssue from './vci/single/issue.js';
import vciSingleParse from './vci/single/parse.js';

/** What an authorization server owes after each action that Authlete sends it. */
export const allObligations: readonly Obligation[] = [
  authorization,
  authorizationIssue,
  authorizationFail,
  authorizationTicketInfo,
  authorizationTicketUpdate,
  token,
  tokenIssue,
  tokenFail,
  tokenCreate,
  tokenUpdate,
  pushedAuthReq,
  introspection,
  introspectionStandard,
  revocation,
  userinfo,
  userinfoIssue,
  deviceAuthorization,
  deviceVerification,
  deviceComplete,
  backchannelAuthentication,
  backchannelAuthenticationIssue,
  backchannelAuthenticationFail,
  backchannelAuthenticationComplete,
  gm,
  clientRegistration,
  clientRegistrationGet,
  clientRegistrationUpdate,
  clientRegistrationDelete,
  idtokenReissue,
  nativesso,
  nativessoLogout,
  vciOfferCreate,
  vciOfferInfo,
  vciSingleParse,
  vciSingleIssue,
  vciBatchParse,
  vciBatchIssue,
  vciDeferredParse,
  vciDeferredIssue,
  vciMetadata,
  vciJwtissuer,
  vciJwks,
  federationConfiguration,
  federationRegistration,
  hskCreate,
  hskDelete,
  hskGet,
  hskGetList,
].flat();
