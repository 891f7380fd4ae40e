import type { Operation } from '../operation.js';
import attestationChallenge from './attestation/challenge.js';
import auditEntries from './audit/entries.js';
import auditTypes from './audit/types.js';
import authorizationFail from './auth/authorization/fail.js';
import authorizationIssue from './auth/authorization/issue.js';
import ticketInfo from './auth/authorization/ticket/info.js';
import ticketUpdate from './auth/authorization/ticket/update.js';
import authorization from './auth/authorization.js';
import introspectionStandard from './auth/introspection/standard.js';
import introspection from './auth/introspection.js';
import revocation from './auth/revocation.js';
import tokenCreateBatchStatus from './auth/token/create/batch/status.js';
import tokenCreateBatch from './auth/token/create/batch.js';
import tokenCreate from './auth/token/create.js';
import tokenDelete from './auth/token/delete.js';
import tokenFail from './auth/token/fail.js';
import tokenGetList from './auth/token/get/list.js';
import tokenIssue from './auth/token/issue.js';
import tokenRevoke from './auth/token/revoke.js';
import tokenUpdate from './auth/token/update.js';
import token from './auth/token.js';
import userInfoIssue from './auth/userinfo/issue.js';
import userInfo from './auth/userinfo.js';
import backchannelComplete from './backchannel/authentication/complete.js';
import backchannelFail from './backchannel/authentication/fail.js';
import backchannelIssue from './backchannel/authentication/issue.js';
import backchannelAuthentication from './backchannel/authentication.js';
import backchannelLogoutToken from './backchannel/logout/token.js';
import {
  authorizationDelete,
  authorizationDeleteByPost,
  authorizationDeleteBySubject,
} from './client/authorization/delete.js';
import {
  authorizationGetList,
  authorizationGetListByPost,
  authorizationGetListBySubject,
} from './client/authorization/get/list.js';
import authorizationUpdate from './client/authorization/update.js';
import clientCreate from './client/create.js';
import clientDelete from './client/delete.js';
import requestableScopesDelete from './client/extension/requestable_scopes/delete.js';
import requestableScopesGet from './client/extension/requestable_scopes/get.js';
import {
  requestableScopesUpdate,
  requestableScopesUpdateByPost,
} from './client/extension/requestable_scopes/update.js';
import clientGetList from './client/get/list.js';
import clientGet from './client/get.js';
import {
  grantedScopesDelete,
  grantedScopesDeleteByPost,
  grantedScopesDeleteBySubject,
} from './client/granted_scopes/delete.js';
import {
  grantedScopesGet,
  grantedScopesGetByPost,
  grantedScopesGetBySubject,
} from './client/granted_scopes/get.js';
import lockFlagUpdate from './client/lock_flag/update.js';
import registrationDelete from './client/registration/delete.js';
import registrationGet from './client/registration/get.js';
import registrationUpdate from './client/registration/update.js';
import registration from './client/registration.js';
import secretRefresh from './client/secret/refresh.js';
import secretUpdate from './client/secret/update.js';
import clientUpdate from './client/update.js';
import deviceAuthorization from './device/authorization.js';
import deviceComplete from './device/complete.js';
import deviceVerification from './device/verification.js';
import federationConfiguration from './federation/configuration.js';
import federationRegistration from './federation/registration.js';
import gm from './gm.js';
import hskCreate from './hsk/create.js';
import { hskDelete, hskDeleteByGet } from './hsk/delete.js';
import hskGetList from './hsk/get/list.js';
import hskGet from './hsk/get.js';
import idTokenReissue from './idtoken/reissue.js';
import info from './info.js';
import joseVerify from './jose/verify.js';
import healthcheck from './lifecycle/healthcheck.js';
import echo from './misc/echo.js';
import nativeSsoLogout from './nativesso/logout.js';
import nativeSso from './nativesso.js';
import pushedAuthReq from './pushed_auth_req.js';
import { configuration, configurationByPost } from './service/configuration.js';
import serviceCreate from './service/create.js';
import serviceDelete from './service/delete.js';
import serviceGetList from './service/get/list.js';
import serviceGet from './service/get.js';
import jwksGet from './service/jwks/get.js';
import serviceRemove from './service/remove.js';
import serviceUpdate from './service/update.js';
import serviceCreateAtIdp from './service.js';
import batchIssue from './vci/batch/issue.js';
import batchParse from './vci/batch/parse.js';
import deferredIssue from './vci/deferred/issue.js';
import deferredParse from './vci/deferred/parse.js';
import credentialJwks from './vci/jwks.js';
import credentialJwtIssuer from './vci/jwtissuer.js';
import credentialMetadata from './vci/metadata.js';
import credentialNonce from './vci/nonce.js';
import credentialOfferCreate from './vci/offer/create.js';
import credentialOfferInfo from './vci/offer/info.js';
import singleIssue from './vci/single/issue.js';
import singleParse from './vci/single/parse.js';

/** The operations that the mock implements, ordered by path. */
const all: readonly Operation[] = [
  auditEntries,
  auditTypes,
  info,
  healthcheck,
  echo,
  serviceCreateAtIdp,
  serviceCreate,
  serviceGetList,
  serviceRemove,
  attestationChallenge,
  authorization,
  authorizationFail,
  authorizationIssue,
  ticketInfo,
  ticketUpdate,
  introspection,
  introspectionStandard,
  revocation,
  token,
  tokenCreate,
  tokenCreateBatch,
  tokenCreateBatchStatus,
  tokenDelete,
  tokenFail,
  tokenGetList,
  tokenIssue,
  tokenRevoke,
  tokenUpdate,
  userInfo,
  userInfoIssue,
  backchannelAuthentication,
  backchannelComplete,
  backchannelFail,
  backchannelIssue,
  backchannelLogoutToken,
  authorizationDelete,
  authorizationDeleteByPost,
  authorizationDeleteBySubject,
  authorizationGetList,
  authorizationGetListByPost,
  authorizationGetListBySubject,
  authorizationUpdate,
  clientCreate,
  clientDelete,
  requestableScopesDelete,
  requestableScopesGet,
  requestableScopesUpdate,
  requestableScopesUpdateByPost,
  clientGetList,
  clientGet,
  grantedScopesDelete,
  grantedScopesDeleteByPost,
  grantedScopesDeleteBySubject,
  grantedScopesGet,
  grantedScopesGetByPost,
  grantedScopesGetBySubject,
  lockFlagUpdate,
  registration,
  registrationDelete,
  registrationGet,
  registrationUpdate,
  secretRefresh,
  secretUpdate,
  clientUpdate,
  deviceAuthorization,
  deviceComplete,
  deviceVerification,
  federationConfiguration,
  federationRegistration,
  nativeSso,
  nativeSsoLogout,
  pushedAuthReq,
  gm,
  hskCreate,
  hskDelete,
  hskDeleteByGet,
  hskGetList,
  hskGet,
  idTokenReissue,
  joseVerify,
  configuration,
  configurationByPost,
  serviceDelete,
  serviceGet,
  jwksGet,
  serviceUpdate,
  batchIssue,
  batchParse,
  deferredIssue,
  deferredParse,
  credentialJwks,
  credentialJwtIssuer,
  credentialMetadata,
  credentialNonce,
  credentialOfferCreate,
  credentialOfferInfo,
  singleIssue,
  singleParse,
];

/** The operations by operationId. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  all.map((operation) => [operation.operationId, operation]),
);
