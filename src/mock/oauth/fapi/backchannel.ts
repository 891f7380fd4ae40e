import { type Failure, refuse } from '../../failure.js';
import type { ResultCode } from '../../results/index.js';
import type { BackchannelAttempt, BackchannelRule } from '../backchannel/attempt.js';
import { grantableScopes } from '../scope.js';
import { advancedMethods, assertionAlgorithm } from './client.js';
import { FapiModes } from './modes.js';
import { isFapiAlgorithm } from './request.js';
import { longestLifetime } from './request-object.js';

const bindingMessageIsPresent: BackchannelRule = ({ parameters, settings }) =>
  settings.backchannelBindingMessageRequiredInFapi && parameters.text('binding_message') === undefined
    ? refuse('A243301')
    : undefined;

const deliveryModeIsAllowed: BackchannelRule = ({ client: { bcDeliveryMode: deliveryMode } }) =>
  deliveryMode === 'PUSH' ? refuse('A243302', { deliveryMode }) : undefined;

const requestIsSigned: BackchannelRule = ({ object }) =>
  object === undefined ? refuse('A243303') : undefined;

/** Limits `exp` to 60 minutes ahead and `nbf` to 60 minutes ago, because both must hold now. */
const lifetimeIsShort: BackchannelRule = ({ object }) =>
  Number(object?.claims['exp']) - Number(object?.claims['nbf']) > longestLifetime
    ? refuse('A243304', { limit: longestLifetime })
    : undefined;

const methodIsStrong: BackchannelRule = ({ client: { tokenAuthMethod: method = 'NONE' } }) =>
  advancedMethods.includes(method) ? undefined : refuse('A243305', { method });

const requestAlgorithmIsStrong: BackchannelRule = ({ object }) => {
  const alg = object?.header.alg;
  return isFapiAlgorithm(alg) ? undefined : refuse('A243306', { alg });
};

const assertionAlgorithmIsStrong: BackchannelRule = ({ outer }) => {
  const alg = assertionAlgorithm(outer);
  return alg === undefined || isFapiAlgorithm(alg) ? undefined : refuse('A243307', { alg });
};

/** FAPI-CIBA, section 5.2.2. In the order of the result codes. */
const rules: readonly BackchannelRule[] = [
  bindingMessageIsPresent,
  deliveryModeIsAllowed,
  requestIsSigned,
  lifetimeIsShort,
  methodIsStrong,
  requestAlgorithmIsStrong,
  assertionAlgorithmIsStrong,
];

export const backchannelFapiCodes: readonly ResultCode[] = [
  'A243301',
  'A243302',
  'A243303',
  'A243304',
  'A243305',
  'A243306',
  'A243307',
];

/** FAPI-CIBA applies wherever FAPI 1 does. */
export function fapiBackchannelRequestIsGood(attempt: BackchannelAttempt): Failure | undefined {
  const { parameters, settings, client } = attempt;
  const scopes = grantableScopes(parameters.get('scope'), settings, client);
  if (!new FapiModes(settings, client, scopes).fapi1) return undefined;
  for (const rule of rules) {
    const failure = rule(attempt);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
