import type { OperationId } from '../../spec/types.js';
import type { OperationFacts } from '../operation.js';
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

/** The facts of every operation, in the order of their paths. */
export const operationFacts: { readonly [Id in OperationId]: OperationFacts } = {
  audit_entries_get_idp_api: auditEntries,
  audit_types_get_idp_api: auditTypes,
  info_api: info,
  lifecycle_healthcheck_api: healthcheck,
  misc_echo_api: echo,
  service_create_idp_api: serviceCreateAtIdp,
  service_create_api: serviceCreate,
  service_get_list_api: serviceGetList,
  service_remove_idp_api: serviceRemove,
  attestation_challenge_api: attestationChallenge,
  auth_authorization_api: authorization,
  auth_authorization_fail_api: authorizationFail,
  auth_authorization_issue_api: authorizationIssue,
  getAuthorizationTicketInfo: ticketInfo,
  updateAuthorizationTicket: ticketUpdate,
  auth_introspection_api: introspection,
  auth_introspection_standard_api: introspectionStandard,
  auth_revocation_api: revocation,
  auth_token_api: token,
  auth_token_create_api: tokenCreate,
  auth_token_create_batch_api: tokenCreateBatch,
  auth_token_create_batch_status_api: tokenCreateBatchStatus,
  auth_token_delete_api: tokenDelete,
  auth_token_fail_api: tokenFail,
  auth_token_get_list_api: tokenGetList,
  auth_token_issue_api: tokenIssue,
  auth_token_revoke_api: tokenRevoke,
  auth_token_update_api: tokenUpdate,
  auth_userinfo_api: userInfo,
  auth_userinfo_issue_api: userInfoIssue,
  backchannel_authentication_api: backchannelAuthentication,
  backchannel_authentication_complete_api: backchannelComplete,
  backchannel_authentication_fail_api: backchannelFail,
  backchannel_authentication_issue_api: backchannelIssue,
  backchannel_logout_token_api: backchannelLogoutToken,
  client_authorization_delete_api: authorizationDelete,
  client_authorization_delete_api_post: authorizationDeleteByPost,
  client_authorization_delete_by_subject_api: authorizationDeleteBySubject,
  client_authorization_get_list_api: authorizationGetList,
  client_authorization_get_list_api_post: authorizationGetListByPost,
  client_authorization_get_list_by_subject_api: authorizationGetListBySubject,
  client_authorization_update_api: authorizationUpdate,
  client_create_api: clientCreate,
  client_delete_api: clientDelete,
  client_extension_requestables_scopes_delete_api: requestableScopesDelete,
  client_extension_requestables_scopes_get_api: requestableScopesGet,
  client_extension_requestables_scopes_update_api: requestableScopesUpdate,
  client_extension_requestables_scopes_update_api_post: requestableScopesUpdateByPost,
  client_get_list_api: clientGetList,
  client_get_api: clientGet,
  client_granted_scopes_delete_api: grantedScopesDelete,
  client_granted_scopes_delete_api_post: grantedScopesDeleteByPost,
  client_granted_scopes_delete_by_subject_api: grantedScopesDeleteBySubject,
  client_granted_scopes_get_api: grantedScopesGet,
  client_granted_scopes_get_api_post: grantedScopesGetByPost,
  client_granted_scopes_get_by_subject_api: grantedScopesGetBySubject,
  client_flag_update_api: lockFlagUpdate,
  client_registration_api: registration,
  client_registration_delete_api: registrationDelete,
  client_registration_get_api: registrationGet,
  client_registration_update_api: registrationUpdate,
  client_secret_refresh_api: secretRefresh,
  client_secret_update_api: secretUpdate,
  client_update_api: clientUpdate,
  device_authorization_api: deviceAuthorization,
  device_complete_api: deviceComplete,
  device_verification_api: deviceVerification,
  federation_configuration_api: federationConfiguration,
  federation_registration_api: federationRegistration,
  native_sso_api: nativeSso,
  native_sso_logout_api: nativeSsoLogout,
  pushed_auth_req_api: pushedAuthReq,
  grant_m_api: gm,
  hsk_create_api: hskCreate,
  hsk_delete_api: hskDelete,
  hsk_delete_api_get: hskDeleteByGet,
  hsk_get_list_api: hskGetList,
  hsk_get_api: hskGet,
  idtoken_reissue_api: idTokenReissue,
  jose_verify_api: joseVerify,
  service_configuration_api: configuration,
  service_configuration_api_post: configurationByPost,
  service_delete_api: serviceDelete,
  service_get_api: serviceGet,
  service_jwks_get_api: jwksGet,
  service_update_api: serviceUpdate,
  vci_batch_issue_api: batchIssue,
  vci_batch_parse_api: batchParse,
  vci_deferred_issue_api: deferredIssue,
  vci_deferred_parse_api: deferredParse,
  vci_jwks_api: credentialJwks,
  vci_jwtissuer_api: credentialJwtIssuer,
  vci_metadata_api: credentialMetadata,
  vci_nonce_api: credentialNonce,
  vci_offer_create_api: credentialOfferCreate,
  vci_offer_info_api: credentialOfferInfo,
  vci_single_issue_api: singleIssue,
  vci_single_parse_api: singleParse,
};
