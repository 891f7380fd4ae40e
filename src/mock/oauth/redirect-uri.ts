import { refuse } from '../failure.js';
import { listed } from '../listed.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { includesCode, includesIdToken, includesToken, responseTypeOf } from './response-type.js';
import { isOpenid } from './scope.js';

/** Returns the redirect URI of a request that passed the rules of this file (RFC 6749, section 3.1.2.3). */
export const redirectUriOf = ({ parameters, client }: AuthorizationAttempt): string =>
  parameters.text('redirect_uri') ?? client.redirectUris?.[0] ?? '';

export const redirectUriIsExplicit = ({ parameters }: AuthorizationAttempt): boolean =>
  parameters.text('redirect_uri') !== undefined;

const registeredOf = ({ client }: AuthorizationAttempt) => ({ redirectUris: listed(client.redirectUris) });

/** RFC 6749, section 3.1.2.3; OpenID Connect Core, section 3.1.2.1. */
export const redirectUriIsPresent: Rule = (attempt) => {
  const { parameters, client } = attempt;
  if (parameters.isRepeated('redirect_uri')) return refuse('A011302');
  if (parameters.get('redirect_uri') === '') return refuse('A011319', registeredOf(attempt));
  const explicit = redirectUriIsExplicit(attempt);
  if (!explicit && isOpenid(attempt)) return refuse('A011303', registeredOf(attempt));

  const registered = client.redirectUris?.length ?? 0;
  if (registered > 0)
    return !explicit && registered > 1 ? refuse('A011313', registeredOf(attempt)) : undefined;
  if (client.clientType !== 'CONFIDENTIAL') return refuse('A011310');
  const type = responseTypeOf(attempt);
  if (includesToken(type) || includesIdToken(type)) return refuse('A011311');
  return explicit || !includesCode(type) ? undefined : refuse('A011312');
};

/** RFC 6749, section 3.1.2: must be an absolute URI without a fragment. */
export const redirectUriIsAbsolute: Rule = (attempt) => {
  const uri = redirectUriOf(attempt);
  if (attempt.client.redirectUris?.includes(uri)) return undefined;
  if (/\s/.test(uri)) return refuse('A011314');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return refuse('A011315');
  if (uri.includes('#')) return refuse('A011316');
  return URL.canParse(uri) ? undefined : refuse('A011314');
};

/** RFC 6749, section 3.1.2.3: compare with the registered URIs as strings. */
export const redirectUriIsRegistered: Rule = (attempt) => {
  const { redirectUris = [] } = attempt.client;
  const uri = redirectUriOf(attempt);
  if (redirectUris.length === 0 || redirectUris.includes(uri)) return undefined;
  const { loopbackRedirectionUriVariable } = attempt.settings;
  if (loopbackRedirectionUriVariable && redirectUris.some((other) => differInPortOnly(uri, other)))
    return undefined;
  return refuse('A011304', { redirectUri: uri, ...registeredOf(attempt) });
};

/** RFC 8252, section 7.3: the port of a loopback redirect URI may vary. */
function differInPortOnly(presented: string, registered: string): boolean {
  if (!URL.canParse(registered)) return false;
  const [a, b] = [new URL(presented), new URL(registered)];
  if (!['localhost', '127.0.0.1', '[::1]'].includes(b.hostname)) return false;
  a.port = b.port;
  return a.href === b.href;
}

/** OpenID Connect Dynamic Client Registration, section 2: application_type. */
export const redirectUriFitsApplicationType: Rule = (attempt) => {
  const { applicationType } = attempt.client;
  if (!isOpenid(attempt) || applicationType === undefined) return undefined;
  const { protocol, hostname } = new URL(redirectUriOf(attempt));
  if (applicationType === 'NATIVE') {
    if (protocol === 'https:') return refuse('A011307');
    return protocol === 'http:' && hostname !== 'localhost' ? refuse('A011308') : undefined;
  }
  const type = responseTypeOf(attempt);
  if (!includesToken(type) && !includesIdToken(type)) return undefined;
  if (protocol !== 'https:') return refuse('A011305');
  return hostname === 'localhost' ? refuse('A011306') : undefined;
};
