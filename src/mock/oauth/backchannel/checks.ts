import type { Failure } from '../../failure.js';
import type { ResultCode } from '../../results/index.js';
import { authorizationDetailsFailure } from '../authorization-details.js';
import { backchannelFapiCodes, fapiBackchannelRequestIsGood } from '../fapi/backchannel.js';
import { grantManagementIsGood } from '../grant-management.js';
import { resourceFailure } from '../resource.js';
import type { BackchannelAttempt, BackchannelRule } from './attempt.js';
import { certificateIsPresent } from './certificate.js';
import { deliveryModeIsSupported } from './delivery-mode.js';
import { hintIsGood } from './hint.js';
import { notificationTokenIsGood } from './notification-token.js';
import { scopeHasOpenid } from './openid-scope.js';
import { requestedExpiryIsPositive } from './requested-expiry.js';
import { userCodeIsPresent } from './user-code.js';

interface Check {
  readonly rule: BackchannelRule;
  /** The result codes that the rule may return. */
  readonly codes: readonly ResultCode[];
}

const check = (rule: BackchannelRule, ...codes: ResultCode[]): Check => ({ rule, codes });

/** The checks of a backchannel authentication request, in the order in which Authlete applies them. */
export const backchannelChecks: readonly Check[] = [
  check(deliveryModeIsSupported, 'A169301', 'A169302'),
  check(notificationTokenIsGood, 'A155301', 'A155302', 'A155303'),
  check(scopeHasOpenid, 'A176301', 'A176304', 'A176105', 'A176305'),
  check(
    hintIsGood,
    'A174301',
    'A174302',
    'A175301',
    'A175302',
    'A175303',
    'A175304',
    'A175305',
    'A175306',
    'A175307',
    'A175308',
    'A175309',
    'A175310',
  ),
  check(userCodeIsPresent, 'A177301'),
  check(fapiBackchannelRequestIsGood, ...backchannelFapiCodes),
  check(requestedExpiryIsPositive, 'A201301', 'A201302'),
  check(({ parameters }) => resourceFailure(parameters), 'A251306', 'A251307', 'A251308'),
  check(
    ({ parameters, settings, client }) => authorizationDetailsFailure(parameters, settings, client),
    'A249301',
    'A249302',
    'A249303',
    'A249304',
    'A249305',
    'A249306',
  ),
  check(grantManagementIsGood, 'A000000'),
  check(certificateIsPresent, 'A180301', 'A180302'),
];

/** Returns the failure of the first check that fails. */
export function backchannelRefusal(attempt: BackchannelAttempt): Failure | undefined {
  for (const { rule } of backchannelChecks) {
    const failure = rule(attempt);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
