import { isObject } from '../../json.js';
import { refuse } from '../failure.js';
import { listed } from '../listed.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { claimsRequestOf } from './claims.js';
import { words } from './parameters.js';

export interface AcrRequest {
  readonly acrs: readonly string[];
  readonly essential: boolean;
}

/**
 * Returns the requested ACRs: from the acr claim, else `acr_values`, else the client's defaults (OpenID Connect
 * Core, 5.5.1.1).
 */
export function acrRequestOf(attempt: AuthorizationAttempt): AcrRequest {
  const acr = claimsRequestOf(attempt).id_token?.['acr'];
  if (isObject(acr)) {
    const { value, values } = acr;
    const acrs = [value, ...(Array.isArray(values) ? values : [])].filter((item) => typeof item === 'string');
    if (acrs.length > 0) return { acrs, essential: acr['essential'] === true };
  }
  const asked = words(attempt.parameters.get('acr_values'));
  return { acrs: asked.length > 0 ? asked : (attempt.client.defaultAcrs ?? []), essential: false };
}

export const acrIsSupported: Rule = (attempt) => {
  if (attempt.parameters.isRepeated('acr_values')) return refuse('A021302');
  const { acrs } = acrRequestOf(attempt);
  const { supportedAcrs = [] } = attempt.settings;
  if (acrs.length === 0) return undefined;
  if (supportedAcrs.length === 0) return refuse('A021303');
  const unsupported = acrs.find((acr) => !supportedAcrs.includes(acr));
  return unsupported === undefined
    ? undefined
    : refuse('A021304', { acr: unsupported, supported: listed(supportedAcrs) });
};
