import type { GrantType } from '../../domain/records.js';
import { refuse } from '../failure.js';
import type { ClientRequest, PresentedRequest } from './attempt.js';
import type { Rule } from './check.js';

/** Maximum length of a pushed request in characters. */
const longestRequest = 65_536;

export const parametersArePresent: Rule<PresentedRequest> = ({ text }, code) =>
  text === undefined ? refuse(code) : undefined;

export const requestIsShort: Rule<PresentedRequest> = ({ text = '' }, code) =>
  text.length > longestRequest
    ? refuse(code, {
        outcome: `The request is longer than ${longestRequest} characters.`,
        needed: `At most ${longestRequest} characters.`,
      })
    : undefined;

/** RFC 6749, appendix B: every percent sign starts an encoded octet. */
export const requestIsFormEncoded: Rule<PresentedRequest> = ({ text = '' }, code) =>
  /%(?![0-9A-Fa-f]{2})/.test(text) ? refuse(code) : undefined;

export const parametersAreNotEmpty: Rule<PresentedRequest> = ({ parameters }, code) =>
  parameters.isEmpty ? refuse(code) : undefined;

/**
 * RFC 6749, section 3.1: parameters must not be repeated.
 *
 * @param names the parameters to which Authlete applies this; RFC 8707, section 2 permits several `resource`
 */
export const areSingle =
  (names: readonly string[]): Rule<PresentedRequest> =>
  ({ parameters }, code) => {
    const parameter = names.find((name) => parameters.isRepeated(name));
    return parameter === undefined ? undefined : refuse(code, { parameter });
  };

/** The service must support the grant type of the flow. */
export const isSupported =
  (grantType: GrantType): Rule<PresentedRequest> =>
  ({ settings: { supportedGrantTypes } }, code) =>
    supportedGrantTypes && !supportedGrantTypes.includes(grantType) ? refuse(code, { grantType }) : undefined;

/** RFC 6749, section 5.2, unauthorized_client: the client must be registered for the grant type of the flow. */
export const isRegistered =
  (grantType: GrantType): Rule<ClientRequest> =>
  ({ client }, code) =>
    client.grantTypes?.includes(grantType) ? undefined : refuse(code, { grantType });
