import { byOtherName } from '../facts/artifacts.js';

/** Synonyms, mapped to one type. Other names become their own type, in camel case. */
const types: Readonly<Record<string, string>> = {
  ...byOtherName,
  request: 'requestObject',
  response: 'authorizationResponse',
  responseContent: 'jwt',
  dpop: 'dpopProof',
  sid: 'sessionId',
  jkt: 'dpopJkt',
  dpopKeyThumbprint: 'dpopJkt',
};

/** Returns the placeholder type for a name: `authorizationCode` for `code`. */
export function typeOf(name: string): string {
  const camel = name.replace(/[^A-Za-z\d]+([A-Za-z\d]|$)/g, (_, next: string) => next.toUpperCase());
  const word = camel.replace(/^\d+/, '').replace(/^[A-Z]/, (first) => first.toLowerCase());
  return types[word] ?? (word === '' ? 'value' : word);
}

/** Whether callers create the value per request, so that repeating a request may change it. */
export const isOfOneRequest = (type: string): boolean =>
  /^(clientAssertion|assertion|dpopProof|requestObject|oauthClientAttestation(Pop)?|clientNotificationToken)$/.test(
    type,
  );

const dateName = /(^|_)(iat|exp|nbf|at|time)$|(At|Time)$/;

/** Whether a number is a timestamp in seconds or milliseconds since the epoch, from 2001 to 2286. */
export const isDate = (name: string, value: number): boolean =>
  dateName.test(name) && (inSeconds(value) || (value >= 1e12 && value < 1e13));

export const inSeconds = (date: number): boolean => date >= 1e9 && date < 1e10;
