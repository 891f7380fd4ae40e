import type { ResponseType } from '../../domain/records.js';
import { Failure, refuse } from '../failure.js';
import { listed } from '../listed.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { words } from './parameters.js';

/** The response types (RFC 6749, 3.1.1; OAuth 2.0 Multiple Response Type Encoding Practices, 3 to 5). */
const responseTypes: Readonly<Record<string, ResponseType>> = {
  none: 'NONE',
  code: 'CODE',
  token: 'TOKEN',
  id_token: 'ID_TOKEN',
  'code token': 'CODE_TOKEN',
  'code id_token': 'CODE_ID_TOKEN',
  'id_token token': 'ID_TOKEN_TOKEN',
  'code id_token token': 'CODE_ID_TOKEN_TOKEN',
};

/** Parses a response type. The order of its words is not significant. */
export const parseResponseType = (value: string | undefined): ResponseType | undefined =>
  responseTypes[words(value).sort().join(' ')];

const texts: ReadonlyMap<ResponseType, string> = new Map(
  Object.entries(responseTypes).map(([text, type]) => [type, text]),
);

/** Returns the response type as written in requests. */
export const responseTypeText = (type: ResponseType): string => texts.get(type) ?? type;

export const includesCode = (type: ResponseType): boolean => type.startsWith('CODE');
export const includesIdToken = (type: ResponseType): boolean => type.includes('ID_TOKEN');
export const includesToken = (type: ResponseType): boolean =>
  type === 'TOKEN' || (type.endsWith('_TOKEN') && type !== 'ID_TOKEN' && type !== 'CODE_ID_TOKEN');

/** Returns the response type of a request that passed `responseTypeIsKnown`. */
export const responseTypeOf = ({ parameters }: Pick<AuthorizationAttempt, 'parameters'>): ResponseType =>
  parseResponseType(parameters.get('response_type')) ?? 'CODE';

const textOf = (types: readonly ResponseType[] | undefined) => listed(types?.map(responseTypeText));

/** RFC 6749, section 3.1.1: response_type is required. */
export const responseTypeIsKnown: Rule = ({ parameters, settings }) => {
  const value = parameters.get('response_type');
  if (value === undefined) return refuse('A009301');
  if (value === '') return refuse('A009302');
  if (parameters.isRepeated('response_type')) return refuse('A009303');
  return parseResponseType(value) === undefined
    ? refuse('A009304', { supported: textOf(settings.supportedResponseTypes) })
    : undefined;
};

/** RFC 6749, section 4.1.2.1: unsupported_response_type and unauthorized_client. */
export const responseTypeIsAllowed: Rule = (attempt) => {
  const type = responseTypeOf(attempt);
  const responseType = responseTypeText(type);
  const { supportedResponseTypes } = attempt.settings;
  if (supportedResponseTypes !== undefined && !supportedResponseTypes.includes(type)) {
    return refuse('A009305', { responseType, supported: textOf(supportedResponseTypes) });
  }
  if (attempt.client.responseTypes?.includes(type)) return undefined;
  const error = attempt.quirks.unregisteredResponseTypeError;
  const registered = textOf(attempt.client.responseTypes);
  return new Failure('A009306', { error, message: { responseType, registered } });
};
