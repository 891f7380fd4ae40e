import { isObject } from '../../json.js';
import { isArray, type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import type { Attachments } from './attachments.js';
import { bodyOfBytes, formBody, parseExchangeBody } from './body.js';
import { apiTarget, callOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfObject } from './headers.js';
import { elementsOf } from './list-elements.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';

/** Hoverfly simulations, versions 1 to 5. */
export const hoverfly: TrafficFormat = {
  id: 'hoverfly',
  title: 'Hoverfly simulation',
  extensions: [],
  recognises: ({ text, members }) => members.includes('data') && /"pairs"\s*:/.test(text),
  parts: elementsOf([['data'], ['pairs']]),
  complete: { mark: '"bodyFile"', folders: ['.'], inline },
  read: readPair,
};

function inline(text: string, attachments: Attachments): string {
  const pair = readJson(text, 'The pair');
  const response = isObject(pair) ? objectAt(pair, 'response') : {};
  const name = response['bodyFile'];
  const bytes = typeof name === 'string' && name !== '' ? attachments(name) : undefined;
  if (!isObject(pair) || bytes === undefined) return text;
  const body = bytes.toString('base64');
  return JSON.stringify({ ...pair, response: { ...response, body, encodedBody: true, bodyFile: '' } });
}

function readPair(text: string, place: Place): Read {
  const pair = readJson(text, 'The pair');
  if (!isObject(pair)) return noExchange('The pair is not a JSON object.');
  const [request, response] = [objectAt(pair, 'request'), objectAt(pair, 'response')];
  const target = apiTarget(`${exact(request['path']) ?? ''}${queryOf(request['query'])}`);
  if (target === undefined) return { passedOver: true, place };
  const requestHeaders = headersIn(request['headers']);
  const responseHeaders = headersOfObject(response['headers']);
  return {
    ...callOf({ method: exact(request['method']), target, status: response['status'] }),
    host: exact(request['destination'])?.toLowerCase(),
    requestHeaders,
    request: sentBody(request['body'], requestHeaders),
    responseHeaders,
    response: answerBody(response, responseHeaders),
    // Hoverfly stores each request once, whenever it was made.
    unordered: true,
    place,
  };
}

/** Reads a text, `{ "exactMatch": … }` of versions 2 to 4, or the exact matcher of version 5. */
function exact(field: Json | undefined): string | undefined {
  if (typeof field === 'string') return field;
  const { matcher = 'exact', value, exactMatch = value } = matcherIn(field);
  return matcher === 'exact' && typeof exactMatch === 'string' ? exactMatch : undefined;
}

/** Version 5 has a list of matchers. */
function matcherIn(field: Json | undefined): JsonObject {
  const first = isArray(field) ? field[0] : field;
  return isObject(first) ? first : {};
}

/** A text, or from version 5 the matchers of each parameter. */
function queryOf(query: Json | undefined): string {
  const given = isObject(query) && query['exactMatch'] === undefined ? undefined : exact(query);
  if (given !== undefined) return given === '' ? '' : `?${given}`;
  if (!isObject(query)) return '';
  const fields = Object.entries(query).map(([name, value]): [string, string] => [name, exact(value) ?? '']);
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields)}`;
}

/** Version 5 has matchers, the others values. */
function headersIn(headers: Json | undefined): Headers | undefined {
  if (!isObject(headers)) return undefined;
  const isMatched = Object.values(headers).some((value) => isArray(value) && isObject(value[0]));
  if (!isMatched) return headersOfObject(headers);
  return headersOfObject(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, exact(value) ?? ''])),
  );
}

function sentBody(body: Json | undefined, headers: Headers = {}): Body {
  const { matcher, value, jsonMatch = matcher === 'json' ? value : undefined } = matcherIn(body);
  const what = 'The request body';
  if (matcher === 'form' && isObject(value))
    return formBody(Object.entries(value).map(([name, one]) => [name, exact(one) ?? '']));
  const text = exact(body) ?? jsonMatch;
  if (typeof text === 'string') return parseExchangeBody(text, what, headers['content-type']);
  return body === undefined ? none : unknown;
}

/** A template is not yet a response. */
function answerBody(
  { body, encodedBody, templated, bodyFile }: JsonObject,
  headers: Headers | undefined,
): Body {
  const what = 'The response body';
  if (templated === true || (typeof bodyFile === 'string' && bodyFile !== '') || typeof body !== 'string')
    return unknown;
  if (encodedBody === true) return bodyOfBytes(Buffer.from(body, 'base64'), what, headers);
  return parseExchangeBody(body, what);
}
