import { isObject } from '../../json.js';
import { JsonText } from '../../mock/json-text.js';
import { makeUserCode } from '../../mock/oauth/user-code.js';
import type { ResponderOutcome } from '../../mock/outcome.js';
import type { Clock } from '../../mock/state/clock.js';
import { clientSecret, identifier, type Random } from '../../mock/state/random.js';
import type { JwtShape } from '../../redaction/jwt-shape.js';
import { parse, type Reference, referencesIn, splice, unescapeLiteral } from '../../redaction/placeholder.js';
import { rewrite, type Visitor } from '../../redaction/rewrite.js';
import { isDate } from '../names.js';
import type { Bindings } from './bindings.js';
import { canSign, type Keys } from './keys.js';
import type { PlaceholderOrigins } from './placeholder-origins.js';
import type { ReplayPart } from './replay-part.js';
import { signAnew } from './sign-anew.js';

/** What a response is built from. */
export interface FillContext {
  readonly bindings: Bindings;
  readonly cast: PlaceholderOrigins;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Builds the response of a part: replaces placeholders by their values, issues new values and shifts
 * timestamps.
 */
export async function fill(part: ReplayPart, context: FillContext): Promise<ResponderOutcome> {
  const { status, response, responseHeaders } = part.exchange;
  await provideAll(response, part, context);
  const body = rewrite(response, filler(part, context), 'body');
  const text = (name: string): string | undefined =>
    isObject(body) && typeof body[name] === 'string' ? body[name] : undefined;
  return {
    status,
    body: bodyOf(body),
    action: text('action'),
    resultCode: text('resultCode'),
    headers: responseHeaders,
    answeredBy: 'recording',
  };
}

/** A body that was not JSON is recorded as text. */
function bodyOf(recorded: unknown): ResponderOutcome['body'] {
  if (typeof recorded === 'object' && recorded !== null) return JsonText.of(recorded);
  return recorded === undefined ? undefined : String(recorded);
}

function filler({ exchange, isRepeatable: again }: ReplayPart, { bindings, clock }: FillContext): Visitor {
  const later = clock.now() - exchange.at;
  return {
    text: (name, text) => (name === 'kid' ? bindings.keyId(filled(text, bindings)) : filled(text, bindings)),
    number: (name, number) => (isDate(name, number) ? bindings.date(name, number, later, { again }) : number),
  };
}

const filled = (text: string, bindings: Bindings): string =>
  splice(text, (reference) => bindings.get(reference) ?? '', unescapeLiteral);

/** Issues a value for each placeholder that has none. */
async function provideAll(value: unknown, part: ReplayPart, context: FillContext): Promise<void> {
  for (const reference of new Set(referencesIn(JSON.stringify(value ?? ''))))
    await provide(reference, part, context);
}

async function provide(reference: Reference, part: ReplayPart, context: FillContext): Promise<void> {
  const { bindings } = context;
  if (bindings.get(reference) !== undefined) return;
  const { base, type } = parse(reference);
  if (bindings.get(base) !== undefined) return;
  bindings.bind(base, await made(base, type, part, context), { firm: !part.isRepeatable });
}

async function made(
  reference: Reference,
  type: string,
  part: ReplayPart,
  context: FillContext,
): Promise<string> {
  const { cast, keys, random } = context;
  const key = cast.key(reference);
  if (key !== undefined) return keys.make(reference, key, random);
  const shape = cast.shape(reference);
  return shape === undefined ? freshValue(type, random) : jwtOf(shape, part, context);
}

/** Builds a JWT with the hashes and the signature of this replay. */
async function jwtOf(shape: JwtShape, part: ReplayPart, context: FillContext): Promise<string> {
  const { cast, keys, random, bindings } = context;
  await provideAll(shape, part, context);
  const { kid, alg } = shape.header;
  const key = cast.signingKey(kid, String(alg), canSign);
  if (key !== undefined) await provide(key, part, context);
  const [secret] = referencesIn(JSON.stringify(part.exchange.request ?? '')).filter(
    (reference) => parse(reference).type === 'clientSecret',
  );
  const clientSecret = secret === undefined ? undefined : bindings.get(secret);
  // Rewriting keeps the structure: the result has a header and claims too.
  const shown = rewrite(shape, filler(part, context)) as JwtShape;
  return signAnew(shown, { keys, random, key, clientSecret });
}

/** Issued values with another format than 43 characters of base64url. */
const forms: Readonly<Record<string, (random: Random) => string>> = {
  clientSecret,
  apiSecret: clientSecret,
  // RFC 9126, section 2.2.
  requestUri: (random) => `urn:ietf:params:oauth:request_uri:${identifier(random)}`,
  userCode: makeUserCode,
};

/** Creates a random value of a type. */
export const freshValue = (type: string, random: Random): string => (forms[type] ?? identifier)(random);
