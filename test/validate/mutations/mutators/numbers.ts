import { isObject } from '../../../../src/json.js';
import type { Json } from '../../../../src/spec/json.js';
import type { CheckContext } from '../../../../src/validate/check-context.js';
import { bodyOf, type HttpExchange } from '../../../../src/validate/exchange.js';
import { edited, jsonOf, type Part } from '../edit.js';
import { type Place, placesOf } from '../places.js';
import type { Mutant, Mutator } from './mutator.js';

function* numbersIn(
  { exchange, operation, contract }: CheckContext,
  part: Part,
): Iterable<Place & { value: number }> {
  const schema =
    part === 'request' ? operation.requestSchema : operation.responses.get(String(exchange.status))?.schema;
  const body = jsonOf(exchange, part);
  if (schema === undefined || body === undefined) return;
  for (const place of placesOf(schema, body, contract.resolve)) {
    const { value } = place;
    if (typeof value === 'number') yield { ...place, value };
  }
}

/** The exchange with these digits, which a JavaScript number cannot represent. */
function withDigits(exchange: HttpExchange, part: Part, pointer: string, digits: string): HttpExchange {
  const marked = edited(exchange, part, pointer, 'THE DIGITS');
  const text = JSON.stringify(jsonOf(marked, part)).replace('"THE DIGITS"', digits);
  return { ...exchange, [part]: bodyOf(text) };
}

const beyond = (part: Part): Mutator['mutate'] =>
  function* (valid) {
    for (const { pointer } of numbersIn(valid, part))
      for (const digits of ['9007199254740993', '-9007199254740993', '123456789012345678901'])
        yield {
          what: `${pointer} → ${digits}`,
          exchange: () => withDigits(valid.exchange, part, pointer, digits),
        };
  };

/** Timestamps after this one are plausible: 2010, in seconds. */
const since = 1_262_304_000;

/** Converts timestamps to the other unit. */
const inOtherUnit = (part: Part): Mutator['mutate'] =>
  function* (valid) {
    for (const { pointer, value } of numbersIn(valid, part)) {
      if (value < since || /(Id|Key|[nN]umber)$/.test(pointer)) continue;
      const other = value > since * 1000 ? Math.floor(value / 1000) : value * 1000;
      yield {
        what: `${pointer} → ${other}`,
        exchange: () => edited(valid.exchange, part, pointer, other),
      };
    }
  };

/** OpenID Connect Core, section 2: auth_time is in seconds. */
function* authTime({ exchange, sent }: CheckContext): Iterable<Mutant> {
  if (typeof sent?.['authTime'] !== 'number') return;
  yield { what: 'authTime', exchange: () => edited(exchange, 'request', '/authTime', since * 1000) };
}

/** Members of the JSON that is passed on: RFC 6749, 7519, 7662 and OpenID Connect have seconds. */
function* contentInOtherUnit({ exchange, answer, action }: CheckContext): Iterable<Mutant> {
  const content = answer?.['responseContent'];
  if (typeof content !== 'string' || !content.startsWith('{')) return;
  const parsed: Json = JSON.parse(content);
  if (!isObject(parsed)) return;
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value !== 'number' || value < since) continue;
    const other = JSON.stringify({ ...parsed, [name]: value * 1000 });
    yield {
      what: `${action}: ${name} in milliseconds`,
      exchange: () => edited(exchange, 'response', '/responseContent', other),
    };
  }
}

/** Durations that the response contains twice: for the server and for the client. */
function* durationInOtherUnit({ exchange, answer, action }: CheckContext): Iterable<Mutant> {
  for (const name of ['accessTokenDuration', 'expiresIn']) {
    const value = answer?.[name];
    if (typeof value !== 'number' || value === 0) continue;
    yield {
      what: `${action ?? exchange.status}: ${name} in milliseconds`,
      exchange: () => edited(exchange, 'response', `/${name}`, value * 1000),
    };
  }
}

export const numbers: readonly Mutator[] = [
  { name: 'an integer beyond 2^53 in the response', caughtBy: ['safe-integers'], mutate: beyond('response') },
  { name: 'an integer beyond 2^53 in the request', caughtBy: ['safe-integers'], mutate: beyond('request') },
  {
    name: 'a moment of the response in the other unit',
    caughtBy: ['time-units'],
    mutate: inOtherUnit('response'),
  },
  {
    name: 'a moment of the request in the other unit',
    caughtBy: ['time-units'],
    mutate: inOtherUnit('request'),
  },
  { name: 'the authTime of a request in milliseconds', caughtBy: ['time-units'], mutate: authTime },
  { name: 'a moment for the client in milliseconds', caughtBy: ['time-units'], mutate: contentInOtherUnit },
  {
    name: 'a duration in milliseconds',
    caughtBy: ['content-members', 'time-units'],
    mutate: durationInOtherUnit,
  },
];
