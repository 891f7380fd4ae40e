import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none } from '../exchange.js';
import { bodyOfBytes, parseExchangeBody } from './body.js';
import { apiTarget, callOf, hostOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfObject, headersOfPairs } from './headers.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';
import { mostOfAFile, partsOf, wholeInParts } from './whole.js';

/** The recordings of nock: `nock.recorder` with `output_objects`, and the fixtures of `nock.back`. */
export const nock: TrafficFormat = {
  id: 'nock',
  title: 'nock recording',
  extensions: [],
  recognises: ({ text }) => /^\s*\[\s*\{/.test(text) && /"scope"\s*:/.test(text),
  parts: wholeInParts((text) => {
    const calls = readJson(text, 'The file', mostOfAFile);
    return isArray(calls) ? partsOf(calls) : noExchange('The file is not a list of calls.');
  }),
  read: readCall,
};

function readCall(text: string, place: Place): Read {
  const call = readJson(text, 'The call');
  if (!isObject(call)) return noExchange('The call is not a JSON object.');
  const url = `${call['scope']}${call['path']}`;
  const target = apiTarget(url);
  if (target === undefined) return { passedOver: true, place };
  const requestHeaders = headersOfObject(call['reqheaders']);
  const responseHeaders = rawHeaders(call['rawHeaders'] ?? call['headers']);
  return {
    ...callOf({ method: call['method'], target, status: call['status'] ?? 200 }),
    host: hostOf(url),
    requestHeaders,
    request: bodyIn(call['body'], 'The request body', requestHeaders),
    responseHeaders,
    response: answerIn(call, responseHeaders),
    place,
  };
}

/** Node.js lists names and values in turn. */
function rawHeaders(headers: Json | undefined): Headers | undefined {
  if (!isArray(headers)) return headersOfObject(headers);
  return headersOfPairs(
    headers.flatMap((name, index) =>
      index % 2 === 0 ? [{ name, value: headers[index + 1] ?? '' } satisfies JsonObject] : [],
    ),
  );
}

/** nock writes binary bodies in hexadecimal, and compressed ones as a list of such chunks. */
function answerIn({ response, responseIsBinary }: JsonObject, headers: Headers | undefined): Body {
  const what = 'The response body';
  const isCoded = isArray(response) && headers?.['content-encoding'] !== undefined;
  if (isCoded || (responseIsBinary === true && typeof response === 'string'))
    return bodyOfBytes(Buffer.from([response].flat().join(''), 'hex'), what, headers);
  return bodyIn(response, what, headers);
}

function bodyIn(body: Json | undefined, what: string, headers: Headers = {}): Body {
  if (body === undefined || body === null || body === '') return none;
  return parseExchangeBody(
    typeof body === 'string' ? body : JSON.stringify(body),
    what,
    typeof body === 'string' ? headers['content-type'] : undefined,
  );
}
