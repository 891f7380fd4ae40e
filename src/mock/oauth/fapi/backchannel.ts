import { refuse } from '../../failure.js';
import type { Rule } from '../check.js';
import { advancedMethods, assertionAlgorithm } from './client.js';
import { FapiModes } from './modes.js';
import { isFapiAlgorithm } from './request.js';
import { longestLifetime } from './request-object.js';

/** FAPI-CIBA, section 5.2.2, applies wherever FAPI 1 does. */
const underFapi1 =
  (rule: Rule): Rule =>
  (attempt, code) =>
    new FapiModes(attempt.settings, attempt.client, attempt.scopes).fapi1 ? rule(attempt, code) : undefined;

export const fapiBindingMessageIsPresent = underFapi1(({ parameters, settings }) =>
  settings.backchannelBindingMessageRequiredInFapi && parameters.text('binding_message') === undefined
    ? refuse('A243301')
    : undefined,
);

export const fapiDeliveryModeIsAllowed = underFapi1(({ client: { bcDeliveryMode: deliveryMode } }) =>
  deliveryMode === 'PUSH' ? refuse('A243302', { deliveryMode }) : undefined,
);

export const fapiBackchannelRequestIsSigned = underFapi1(({ origin }) =>
  origin?.object === undefined ? refuse('A243303') : undefined,
);

/** Limits `exp` to 60 minutes ahead and `nbf` to 60 minutes ago, because both must hold now. */
export const fapiLifetimeIsShort = underFapi1(({ origin }) =>
  Number(origin?.object?.claims['exp']) - Number(origin?.object?.claims['nbf']) > longestLifetime
    ? refuse('A243304', { limit: longestLifetime })
    : undefined,
);

export const fapiMethodIsStrong = underFapi1(({ client: { tokenAuthMethod: method = 'NONE' } }) =>
  advancedMethods.includes(method) ? undefined : refuse('A243305', { method }),
);

export const fapiRequestAlgorithmIsStrong = underFapi1(({ origin }) => {
  const alg = origin?.object?.header['alg'];
  const name = typeof alg === 'string' ? alg : undefined;
  return isFapiAlgorithm(name) ? undefined : refuse('A243306', { alg: name });
});

export const fapiAssertionAlgorithmIsStrong = underFapi1(({ origin }) => {
  const alg = origin && assertionAlgorithm(origin.outer);
  return alg === undefined || isFapiAlgorithm(alg) ? undefined : refuse('A243307', { alg });
});
