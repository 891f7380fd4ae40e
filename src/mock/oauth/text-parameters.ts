import { refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { Rule } from './check.js';
import { includesIdToken, responseTypeOf } from './response-type.js';

const longest = 10_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for.
const ascii = /^[\x00-\x7f]*$/;

/** Parameters without a rule of their own that must not be repeated (RFC 6749, section 3.1). */
const single: readonly (readonly [name: string, code: ResultCode])[] = [
  ['ui_locales', 'A018302'],
  ['claims_locales', 'A020302'],
  ['login_hint', 'A069302'],
];

export const singleParametersAreSingle: Rule = ({ parameters }) => {
  const repeated = single.find(([name]) => parameters.isRepeated(name));
  return repeated === undefined ? undefined : refuse(repeated[1]);
};

/** RFC 6749, section 4.1.1: state. */
export const stateIsText: Rule = ({ parameters }) => {
  const state = parameters.text('state') ?? '';
  if (parameters.isRepeated('state')) return refuse('A013302');
  if (!ascii.test(state)) return refuse('A013303');
  return state.length > longest ? refuse('A013304', { limit: longest }) : undefined;
};

/** OpenID Connect Core, section 3.2.2.1: nonce is required if the response contains an ID token. */
export const nonceIsPresent: Rule = (attempt) => {
  const { parameters } = attempt;
  const nonce = parameters.text('nonce') ?? '';
  if (parameters.isRepeated('nonce')) return refuse('A014302');
  if (nonce === '' && includesIdToken(responseTypeOf(attempt))) return refuse('A014303');
  if (!ascii.test(nonce)) return refuse('A014304');
  return nonce.length > longest ? refuse('A014305', { limit: longest }) : undefined;
};

/** OpenID Connect for Identity Assurance, section 9: purpose has 3 to 300 characters. */
export const purposeHasLength: Rule = ({ parameters }) => {
  if (parameters.isRepeated('purpose')) return refuse('A252302');
  const length = parameters.text('purpose')?.length;
  if (length === undefined) return undefined;
  if (length < 3) return refuse('A252303', { limit: 3 });
  return length > 300 ? refuse('A252304', { limit: 300 }) : undefined;
};
