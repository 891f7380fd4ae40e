import { Failure } from '../failure.js';
import type { ClientRequest } from './attempt.js';
import type { Rule } from './check.js';
import type { Parameters } from './parameters.js';

/** RFC 9126, section 2.2: the form of the request_uri of a pushed request. */
export const pushedRequestPrefix = 'urn:ietf:params:oauth:request_uri:';

/** RFC 9126, section 2.1: a request that is pushed has no request_uri. */
export const requestUriIsAbsent: Rule<ClientRequest> = ({ parameters }) =>
  parameters.text('request_uri') === undefined ? undefined : new Failure('A248301');

/** RFC 6749, section 3.1: parameters must not be repeated. */
export const requestIsSingle: Rule<ClientRequest> = ({ parameters }) =>
  parameters.isRepeated('request') ? new Failure('A008301') : undefined;

export const requestUriIsSingle: Rule<ClientRequest> = ({ parameters }) =>
  parameters.isRepeated('request_uri') ? new Failure('A008302') : undefined;

/** RFC 9101, section 5: a request object is passed by value or by reference, not both. */
export const requestIsPassedOnce: Rule<ClientRequest> = ({ parameters }) =>
  parameters.text('request') !== undefined && parameters.text('request_uri') !== undefined
    ? new Failure('A008304')
    : undefined;

/** RFC 9126, sections 5 and 6: require_pushed_authorization_requests of the client and of the server. */
export const requestIsPushed: Rule<ClientRequest> = ({ parameters, settings, client }) => {
  const requestUri = parameters.text('request_uri');
  if (requestUri?.startsWith(pushedRequestPrefix)) return undefined;
  const missing = requestUri === undefined;
  if (client.parRequired) return new Failure(missing ? 'A008305' : 'A008307');
  return settings.parRequired ? new Failure(missing ? 'A008306' : 'A008308') : undefined;
};

/** OpenID Federation 1.0, section 12.1.1.1: a client that registers itself must sign or push its request. */
export const automaticRegistrationIsSigned: Rule<ClientRequest> = ({ parameters, client }) =>
  client.automaticallyRegistered && isPlain(parameters) ? new Failure('A008309') : undefined;

/** RFC 9101, section 10.5: require_signed_request_object, and Authlete's `requestObjectRequired`. */
export const requestObjectIsPresent: Rule<ClientRequest> = ({ parameters, settings, client }) => {
  if (!isPlain(parameters)) return undefined;
  if (client.requestObjectRequired) return new Failure('A008309');
  return settings.requestObjectRequired ? new Failure('A008310') : undefined;
};

const isPlain = (parameters: Parameters): boolean =>
  parameters.text('request') === undefined && parameters.text('request_uri') === undefined;
