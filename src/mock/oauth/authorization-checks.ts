import { credentialDetailsAreKnown, issuerStateIsKnown } from '../credentials/authorization-request.js';
import type { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import { acrIsSupported } from './acr.js';
import type { AuthorizationAttempt, Rule } from './attempt.js';
import { authorizationDetailsAreGood } from './authorization-details.js';
import { claimsParameterIsGood } from './claims.js';
import { displayIsSupported } from './display.js';
import {
  fapiChallengeIsS256,
  fapiClientIsConfidential,
  fapiIdTokenAlgorithmIsAllowed,
  fapiRedirectUriUsesTls,
  fapiRequestIsBound,
  fapiRequestIsPushed,
  fapiResponseIsSigned,
  fapiResponseTypeIsAllowed,
} from './fapi/request.js';
import { fapiRequestObjectIsGood, requestObjectCodes } from './fapi/request-object.js';
import { grantManagementIsGood } from './grant-management.js';
import { idTokenAlgorithmFitsClient } from './id-token-algorithm.js';
import { maxAgeIsInteger } from './max-age.js';
import { codeChallengeIsGood } from './pkce.js';
import { promptIsKnown } from './prompt.js';
import {
  redirectUriFitsApplicationType,
  redirectUriIsAbsolute,
  redirectUriIsPresent,
  redirectUriIsRegistered,
} from './redirect-uri.js';
import { resourcesAreAbsolute } from './resource.js';
import { responseModeIsAllowed } from './response-mode.js';
import { responseTypeIsAllowed, responseTypeIsKnown } from './response-type.js';
import { offlineAccessHasConsent, responseTypeFitsScope, scopeIsUsable } from './scope.js';
import {
  nonceIsPresent,
  purposeHasLength,
  singleParametersAreSingle,
  stateIsText,
} from './text-parameters.js';

/** How the client learns of an error: by redirect, or not at all if its redirect URI is not trusted yet. */
type Channel = 'direct' | 'redirect';

interface Check {
  readonly rule: Rule;
  readonly channel: Channel;
  /** The result codes that the rule may return. */
  readonly codes: readonly ResultCode[];
}

const check = (rule: Rule, channel: Channel, ...codes: ResultCode[]): Check => ({ rule, channel, codes });

/** The checks of an authorization request, in the order in which Authlete applies them. */
export const authorizationChecks: readonly Check[] = [
  check(responseTypeIsKnown, 'direct', 'A009301', 'A009302', 'A009303', 'A009304'),
  check(
    redirectUriIsPresent,
    'direct',
    'A011302',
    'A011319',
    'A011303',
    'A011313',
    'A011310',
    'A011311',
    'A011312',
  ),
  check(redirectUriIsAbsolute, 'direct', 'A011314', 'A011315', 'A011316'),
  check(redirectUriIsRegistered, 'direct', 'A011304'),
  check(redirectUriFitsApplicationType, 'direct', 'A011305', 'A011306', 'A011307', 'A011308'),

  check(fapiRedirectUriUsesTls, 'direct', 'A150307', 'A150323'),

  check(responseTypeIsAllowed, 'redirect', 'A009305', 'A009306'),
  check(scopeIsUsable, 'redirect', 'A007302', 'A007305'),
  check(responseTypeFitsScope, 'redirect', 'A004302'),
  check(
    responseModeIsAllowed,
    'redirect',
    'A012302',
    'A012303',
    'A012304',
    'A012305',
    'A012306',
    'A012307',
    'A012308',
    'A012309',
  ),
  check(stateIsText, 'redirect', 'A013302', 'A013303', 'A013304'),
  check(nonceIsPresent, 'redirect', 'A014302', 'A014303', 'A014304', 'A014305'),
  check(displayIsSupported, 'redirect', 'A015302', 'A015303', 'A015304', 'A015305'),
  check(promptIsKnown, 'redirect', 'A016302', 'A016303', 'A016304'),
  check(maxAgeIsInteger, 'redirect', 'A017302', 'A017303', 'A017304', 'A017305'),
  check(singleParametersAreSingle, 'redirect', 'A018302', 'A020302', 'A069302'),
  check(acrIsSupported, 'redirect', 'A021302', 'A021303', 'A021304'),
  check(
    claimsParameterIsGood,
    'redirect',
    'A022302',
    'A022303',
    'A022304',
    'A022305',
    'A023301',
    'A023302',
    'A023303',
    'A023304',
    'A023305',
  ),
  check(offlineAccessHasConsent, 'redirect', 'A004303'),
  check(idTokenAlgorithmFitsClient, 'redirect', 'A406301'),
  check(
    codeChallengeIsGood,
    'redirect',
    'A124301',
    'A124302',
    'A124303',
    'A124304',
    'A124305',
    'A124306',
    'A124307',
    'A124308',
  ),
  check(resourcesAreAbsolute, 'redirect', 'A251306', 'A251307', 'A251308'),
  check(
    authorizationDetailsAreGood,
    'redirect',
    'A249301',
    'A249302',
    'A249303',
    'A249304',
    'A249305',
    'A249306',
  ),
  check(purposeHasLength, 'redirect', 'A252302', 'A252303', 'A252304'),
  check(grantManagementIsGood, 'redirect', 'A000000', 'A285311'),
  check(issuerStateIsKnown, 'redirect', 'A000000'),
  check(credentialDetailsAreKnown, 'redirect', 'A000000'),

  check(fapiRequestIsPushed, 'redirect', 'A294308'),
  check(fapiClientIsConfidential, 'redirect', 'A150367'),
  check(fapiResponseTypeIsAllowed, 'redirect', 'A150312'),
  check(fapiRequestObjectIsGood, 'redirect', 'A150301', ...requestObjectCodes),
  check(fapiRequestIsBound, 'redirect', 'A150313', 'A150314'),
  check(fapiChallengeIsS256, 'redirect', 'A150315', 'A150316'),
  check(fapiResponseIsSigned, 'redirect', 'A150322', 'A309301', 'A150380'),
  check(fapiIdTokenAlgorithmIsAllowed, 'redirect', 'A151301', 'A151302'),
];

/** Returns the failure of the first check that fails, and how the client learns of it. */
export function firstRefusal(
  attempt: AuthorizationAttempt,
): { readonly failure: Failure; readonly channel: Channel } | undefined {
  for (const { rule, channel } of authorizationChecks) {
    const failure = rule(attempt);
    if (failure !== undefined) return { failure, channel: channelOf(attempt, failure) ?? channel };
  }
  return undefined;
}

/** Returns how the client learns of an error, for errors where this depends on a quirk. */
const channelOf = ({ quirks }: AuthorizationAttempt, { code }: Failure): Channel | undefined =>
  code === 'A004302' && quirks.idTokenWithoutOpenid === 'bad-request' ? 'direct' : undefined;
