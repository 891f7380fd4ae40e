import { credentialDetailsAreKnown, issuerStateIsKnown } from '../credentials/authorization-request.js';
import { acrIsSupported } from './acr.js';
import type { ClientRequest, PresentedRequest } from './attempt.js';
import { authorizationDetailsAreValid } from './authorization-details.js';
import { certificateIsPresent } from './backchannel/certificate.js';
import { deliveryModeIsSupported } from './backchannel/delivery-mode.js';
import { hintIsValid } from './backchannel/hint.js';
import { notificationTokenIsValid } from './backchannel/notification-token.js';
import { scopeHasOpenid } from './backchannel/openid-scope.js';
import { requestParameters } from './backchannel/request-object-claims.js';
import { requestedExpiryIsPositive } from './backchannel/requested-expiry.js';
import { userCodeIsPresent } from './backchannel/user-code.js';
import { type Check, check } from './check.js';
import { claimsParameterIsValid } from './claims.js';
import { deviceCodeDurationIsPositive, verificationUriIsSet } from './device-configuration.js';
import { displayIsSupported } from './display.js';
import {
  fapiAssertionAlgorithmIsStrong,
  fapiBackchannelRequestIsSigned,
  fapiBindingMessageIsPresent,
  fapiDeliveryModeIsAllowed,
  fapiLifetimeIsShort,
  fapiMethodIsStrong,
  fapiRequestAlgorithmIsStrong,
} from './fapi/backchannel.js';
import {
  fapiChallengeIsS256,
  fapiClientIsConfidential,
  fapiIdTokenAlgorithmIsAllowed,
  fapiRedirectUriUsesTls,
  fapiRequestIsBound,
  fapiRequestIsPushed,
  fapiResponseAlgorithmIsAllowed,
  fapiResponseIsJwt,
  fapiResponseTypeIsAllowed,
} from './fapi/request.js';
import { fapiRequestObjectIsValid, requestObjectCodes } from './fapi/request-object.js';
import { grantManagementIsValid } from './grant-management.js';
import { idTokenAlgorithmFitsClient } from './id-token-algorithm.js';
import { maxAgeIsInteger } from './max-age.js';
import { codeChallengeIsValid } from './pkce.js';
import {
  areSingle,
  isRegistered,
  isSupported,
  parametersAreNotEmpty,
  parametersArePresent,
  requestIsFormEncoded,
  requestIsShort,
} from './presented-request.js';
import { promptIsKnown } from './prompt.js';
import {
  redirectUriFitsApplicationType,
  redirectUriIsAbsolute,
  redirectUriIsPresent,
  redirectUriIsRegistered,
} from './redirect-uri.js';
import {
  automaticRegistrationIsSigned,
  requestIsPassedOnce,
  requestIsPushed,
  requestIsSingle,
  requestObjectIsPresent,
  requestUriIsAbsent,
  requestUriIsSingle,
} from './request-passing.js';
import { resourcesAreAbsolute } from './resource.js';
import { responseModeIsAllowed } from './response-mode.js';
import { responseTypeIsAllowed, responseTypeIsKnown } from './response-type.js';
import { offlineAccessHasConsent, responseTypeFitsScope, scopeIsPresent, scopeIsSingle } from './scope.js';
import {
  nonceIsPresent,
  purposeHasLength,
  singleParametersAreSingle,
  stateIsText,
} from './text-parameters.js';

const [no, yes, direct, redirect] = [false, true, 'direct', 'redirect'] as const;

/** RFC 8628, section 3.1, for the parameters to which Authlete applies it. */
const deviceParameters = ['client_id', 'scope', 'acr_values', 'authorization_details'];

/** RFC 8707, section 2: only resource may be repeated. */
const cibaParameters = ['client_id', 'request', ...requestParameters].filter((name) => name !== 'resource');

/** The checks before the client is known. */
// biome-ignore format: a column for each endpoint
export const presentationChecks: readonly Check<PresentedRequest>[] = [
  //    rule                                authorization PAR        device     CIBA       result codes
  check(parametersArePresent,               direct,       'A166201', 'A166201', 'A166201', 'A004201'),
  check(requestIsShort,                     no,           yes,       no,        no,        'A000000'),
  check(requestIsFormEncoded,               no,           no,        yes,       yes,       'A166202'),
  check(parametersAreNotEmpty,              direct,       'A166301', 'A166301', 'A166301', 'A004301'),
  check(areSingle(deviceParameters),        no,           no,        yes,       no,        'A166304'),
  check(areSingle(cibaParameters),          no,           no,        no,        yes,       'A166304'),
  check(isSupported('DEVICE_CODE'),         no,           no,        yes,       no,        'A166305'),
  check(isSupported('CIBA'),                no,           no,        no,        yes,       'A166305'),
];

/** The checks of an authenticated client, before its request object is read. */
// biome-ignore format: a column for each endpoint
export const clientChecks: readonly Check<ClientRequest>[] = [
  //    rule                                authorization PAR        device     CIBA       result codes
  check(isRegistered('DEVICE_CODE'),        no,           no,        yes,       no,        'A166306'),
  check(isRegistered('CIBA'),               no,           no,        no,        yes,       'A166306'),
  check(requestUriIsAbsent,                 no,           yes,       no,        no,        'A248301'),
  check(requestIsSingle,                    direct,       yes,       no,        no,        'A008301'),
  check(requestUriIsSingle,                 direct,       no,        no,        no,        'A008302'),
  check(requestIsPassedOnce,                direct,       no,        no,        no,        'A008304'),
  check(requestIsPushed,                    direct,       no,        no,        no,        'A008305', 'A008306', 'A008307',
                                                                                           'A008308'),
  check(automaticRegistrationIsSigned,      direct,       no,        no,        no,        'A008309'),
  check(requestObjectIsPresent,             direct,       yes,       no,        no,        'A008309', 'A008310'),
];

/** The checks of the request, in the order in which Authlete applies them. */
// biome-ignore format: a column for each endpoint
export const authorizationChecks: readonly Check[] = [
  //    rule                                authorization PAR        device     CIBA       result codes
  check(responseTypeIsKnown,                direct,       yes,       no,        no,        'A009301', 'A009302', 'A009303',
                                                                                           'A009304'),
  check(redirectUriIsPresent,               direct,       yes,       no,        no,        'A011302', 'A011319', 'A011303',
                                                                                           'A011313', 'A011310', 'A011311',
                                                                                           'A011312'),
  check(redirectUriIsAbsolute,              direct,       yes,       no,        no,        'A011314', 'A011315', 'A011316'),
  check(redirectUriIsRegistered,            direct,       yes,       no,        no,        'A011304'),
  check(redirectUriFitsApplicationType,     direct,       yes,       no,        no,        'A011305', 'A011306', 'A011307',
                                                                                           'A011308'),
  check(fapiRedirectUriUsesTls,             direct,       yes,       no,        no,        'A150307', 'A150323'),
  check(responseTypeIsAllowed,              redirect,     yes,       no,        no,        'A009305', 'A009306'),
  check(scopeIsSingle,                      redirect,     yes,       no,        no,        'A007302'),
  check(scopeIsPresent,                     redirect,     yes,       'A219305', no,        'A007305'),
  check(responseTypeFitsScope,              redirect,     yes,       no,        no,        'A004302'),
  check(responseModeIsAllowed,              redirect,     yes,       no,        no,        'A012302', 'A012303', 'A012304',
                                                                                           'A012305', 'A012306', 'A012307',
                                                                                           'A012308', 'A012309'),
  check(stateIsText,                        redirect,     yes,       no,        no,        'A013302', 'A013303', 'A013304'),
  check(nonceIsPresent,                     redirect,     yes,       no,        no,        'A014302', 'A014303', 'A014304',
                                                                                           'A014305'),
  check(displayIsSupported,                 redirect,     yes,       no,        no,        'A015302', 'A015303', 'A015304',
                                                                                           'A015305'),
  check(promptIsKnown,                      redirect,     yes,       no,        no,        'A016302', 'A016303', 'A016304'),
  check(maxAgeIsInteger,                    redirect,     yes,       no,        no,        'A017302', 'A017303', 'A017304',
                                                                                           'A017305'),
  check(singleParametersAreSingle,          redirect,     yes,       no,        no,        'A018302', 'A020302', 'A069302'),
  check(acrIsSupported,                     redirect,     yes,       no,        no,        'A021302', 'A021303', 'A021304'),
  check(claimsParameterIsValid,              redirect,     yes,       no,        no,        'A022302', 'A022303', 'A022304',
                                                                                           'A022305', 'A023301', 'A023302',
                                                                                           'A023303', 'A023304', 'A023305'),
  check(offlineAccessHasConsent,            redirect,     yes,       no,        no,        'A004303'),
  check(idTokenAlgorithmFitsClient,         redirect,     yes,       no,        no,        'A406301'),
  check(codeChallengeIsValid,                redirect,     yes,       no,        no,        'A124301', 'A124302', 'A124303',
                                                                                           'A124304', 'A124305', 'A124306',
                                                                                           'A124307', 'A124308'),
  check(deliveryModeIsSupported,            no,           no,        no,        yes,       'A169301', 'A169302'),
  check(notificationTokenIsValid,            no,           no,        no,        yes,       'A155301', 'A155302', 'A155303'),
  check(scopeHasOpenid,                     no,           no,        no,        yes,       'A176301', 'A176304', 'A176105',
                                                                                           'A176305'),
  check(hintIsValid,                         no,           no,        no,        yes,       'A174301', 'A174302', 'A175301',
                                                                                           'A175302', 'A175303', 'A175304',
                                                                                           'A175305', 'A175306', 'A175307',
                                                                                           'A175308', 'A175309', 'A175310'),
  check(userCodeIsPresent,                  no,           no,        no,        yes,       'A177301'),
  check(fapiBindingMessageIsPresent,        no,           no,        no,        yes,       'A243301'),
  check(fapiDeliveryModeIsAllowed,          no,           no,        no,        yes,       'A243302'),
  check(fapiBackchannelRequestIsSigned,     no,           no,        no,        yes,       'A243303'),
  check(fapiLifetimeIsShort,                no,           no,        no,        yes,       'A243304'),
  check(fapiMethodIsStrong,                 no,           no,        no,        yes,       'A243305'),
  check(fapiRequestAlgorithmIsStrong,       no,           no,        no,        yes,       'A243306'),
  check(fapiAssertionAlgorithmIsStrong,     no,           no,        no,        yes,       'A243307'),
  check(requestedExpiryIsPositive,          no,           no,        no,        yes,       'A201301', 'A201302'),
  check(resourcesAreAbsolute,               redirect,     yes,       yes,       yes,       'A251306', 'A251307', 'A251308'),
  check(authorizationDetailsAreValid,        redirect,     yes,       yes,       yes,       'A249301', 'A249302', 'A249303',
                                                                                           'A249304', 'A249305', 'A249306'),
  check(purposeHasLength,                   redirect,     yes,       no,        no,        'A252302', 'A252303', 'A252304'),
  check(grantManagementIsValid,              redirect,     yes,       yes,       yes,       'A000000', 'A285311'),
  check(issuerStateIsKnown,                 redirect,     yes,       no,        no,        'A000000'),
  check(credentialDetailsAreKnown,          redirect,     yes,       no,        no,        'A000000'),
  check(fapiRequestIsPushed,                redirect,     no,        no,        no,        'A294308'),
  check(fapiClientIsConfidential,           redirect,     yes,       no,        no,        'A150367'),
  check(fapiResponseTypeIsAllowed,          redirect,     yes,       no,        no,        'A150312'),
  check(fapiRequestObjectIsValid,            redirect,     yes,       no,        no,        'A150301', ...requestObjectCodes),
  check(fapiRequestIsBound,                 redirect,     yes,       no,        no,        'A150313', 'A150314'),
  check(fapiChallengeIsS256,                redirect,     yes,       no,        no,        'A150315', 'A150316'),
  // Observed on the live service: PAR accepts what the authorization endpoint then rejects.
  check(fapiResponseIsJwt,                  redirect,     no,        no,        no,        'A309301'),
  check(fapiResponseAlgorithmIsAllowed,     redirect,     yes,       no,        no,        'A150322', 'A150380'),
  check(fapiIdTokenAlgorithmIsAllowed,      redirect,     yes,       no,        no,        'A151301', 'A151302'),
  check(certificateIsPresent,               no,           no,        no,        yes,       'A180301', 'A180302'),
  check(verificationUriIsSet,               no,           no,        yes,       no,        'A222101'),
  check(deviceCodeDurationIsPositive,       no,           no,        yes,       no,        'A222102'),
];
