import type { ServiceRecord } from '../../domain/records.js';
import type { Failure } from '../failure.js';
import { fill } from '../results/fill.js';
import { results, wireCode } from '../results/index.js';

/** Settings that determine the members of an error response. */
export type ErrorSettings = Pick<ServiceRecord, 'errorDescriptionOmitted' | 'errorUriOmitted'> | undefined;

/** The members of an OAuth error response (RFC 6749, section 5.2). */
export function oauthError({ code, details }: Failure, settings: ErrorSettings): Record<string, string> {
  const { error = 'server_error', message } = results[code];
  const ownWords = () => errorText(`[${wireCode(code)}] ${fill(message, details.message ?? {})}`);
  // A description from the authorization server is passed on unchanged.
  const description = details.description ?? ownWords();
  return {
    error: details.error ?? error,
    ...(settings?.errorDescriptionOmitted !== true && { error_description: description }),
    ...(settings?.errorUriOmitted !== true && { error_uri: `https://docs.authlete.com/#${wireCode(code)}` }),
  };
}

/** Federation errors never have a URI. */
export const withoutUri = (settings: ErrorSettings): ErrorSettings => ({
  errorDescriptionOmitted: settings?.errorDescriptionOmitted ?? false,
  errorUriOmitted: true,
});

export const oauthErrorJson = (failure: Failure, settings: ErrorSettings): string =>
  JSON.stringify(oauthError(failure, settings));

/** Returns the WWW-Authenticate header value for a rejected token (RFC 6750, section 3). */
export function bearerChallenge(failure: Failure, settings: ErrorSettings, separator = ','): string {
  const members = { ...oauthError(failure, settings), ...failure.details.challenge };
  const parameters = Object.entries(members).map(([name, value]) => `${name}="${errorText(value)}"`);
  return `${failure.details.scheme ?? 'Bearer'} ${parameters.join(separator)}`;
}

/** OpenID4VCI 1.0, section 8.3.1: a rejected access token yields a challenge (RFC 6750), other errors JSON. */
export function credentialError(failure: Failure, settings: ErrorSettings): string {
  const isOfToken = (failure.details.error ?? results[failure.code].error) === 'invalid_token';
  return isOfToken ? bearerChallenge(failure, settings, ', ') : oauthErrorJson(failure, settings);
}

/**
 * Restricts text to the characters that `error_description` and challenge parameters allow: %x20-21 / %x23-5B /
 * %x5D-7E (RFC 6749, section 5.2; RFC 6750, section 3). Needed because messages echo client input.
 */
export const errorText = (text: string): string =>
  text.replaceAll('"', "'").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/gu, '?');
