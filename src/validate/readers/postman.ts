import { isObject } from '../../json.js';
import { arrayAt, isArray, type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import { bodyOfBytes, formBody, parseExchangeBody } from './body.js';
import { apiTarget, callOf, hostOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfPairs, pairsOf } from './headers.js';
import type { SourcePart } from './parts.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';
import { mostOfAFile, wholeInParts } from './whole.js';

/** Postman collections 2.1: the saved example responses with their requests. */
export const postman: TrafficFormat = {
  id: 'postman',
  title: 'Postman collection 2.1 with saved responses',
  extensions: ['postman_collection.json'],
  // The Postman SDK writes the info last, where the head may not show it.
  recognises: ({ text, members }) => members.includes('item') || text.includes('schema.getpostman.com'),
  parts: wholeInParts(savedResponses),
  read: readResponse,
};

function* savedResponses(text: string): Iterable<SourcePart> {
  const collection = readJson(text, 'The file', mostOfAFile);
  if (!isObject(collection) || !isArray(collection['item']))
    return noExchange('The collection has no list of items.');
  const variables = variablesOf(collection);
  let number = 0;
  for (const { request, response } of responsesIn(collection)) {
    number += 1;
    yield {
      number,
      content: JSON.stringify({ request, response, url: resolved(urlOf(request), variables) }),
    };
  }
}

/** Folders contain items, which may be folders. */
function* responsesIn(item: JsonObject): Iterable<{ request: JsonObject; response: Json }> {
  for (const response of arrayAt(item, 'response')) {
    const own = isObject(response) ? response['originalRequest'] : undefined;
    yield { request: isObject(own) ? own : objectAt(item, 'request'), response };
  }
  for (const child of arrayAt(item, 'item')) if (isObject(child)) yield* responsesIn(child);
}

function variablesOf(collection: JsonObject): Map<string, string> {
  return new Map(
    arrayAt(collection, 'variable').flatMap((variable) => {
      if (!isObject(variable)) return [];
      const { key, value } = variable;
      return typeof key === 'string' && typeof value === 'string' && value !== '' ? [[key, value]] : [];
    }),
  );
}

/** Substitutes variables. An unresolved `{{name}}` remains as a path segment. */
const resolved = (url: string, variables: ReadonlyMap<string, string>): string =>
  url.replace(/\{\{([^{}]+)\}\}/g, (variable, name: string) => variables.get(name.trim()) ?? variable);

/** The Postman SDK writes the parts of a URL without `raw`. */
function urlOf({ url }: JsonObject): string {
  if (typeof url === 'string') return url;
  if (!isObject(url)) return '';
  const { raw, protocol, host, port, path, query, variable } = url;
  if (typeof raw === 'string') return raw;
  const values = new Map(pairsOf(variable));
  const segments = segmentsOf(path).map((segment) =>
    String(values.get(segment.replace(/^:/, '')) ?? segment),
  );
  const search = pairsOf(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name}=${value}`] : [],
  );
  const scheme = typeof protocol === 'string' ? `${protocol}://` : '';
  const authority = segmentsOf(host).join('.') + (typeof port === 'string' ? `:${port}` : '');
  return `${scheme}${authority}/${segments.join('/')}${search.length === 0 ? '' : `?${search.join('&')}`}`;
}

/** Reads `"a/b"`, `["a", "b"]` or `[{ "value": "a" }]`. */
function segmentsOf(given: Json | undefined): string[] {
  if (typeof given === 'string') return [given.replace(/^\//, '')];
  if (!isArray(given)) return [];
  return given.map((segment) => String(isObject(segment) ? (segment['value'] ?? '') : segment));
}

function readResponse(text: string, place: Place): Read {
  const saved = readJson(text, 'The response');
  const { request = {}, response = {}, url = '' } = isObject(saved) ? saved : {};
  const target = apiTarget(String(url));
  if (target === undefined) return { passedOver: true, place };
  if (!isObject(request) || !isObject(response))
    return noExchange('The saved response is not a JSON object.');
  const responseHeaders = headersOfPairs(response['header']);
  return {
    ...callOf({ method: request['method'] ?? 'GET', target, status: response['code'] }),
    host: hostOf(String(url)),
    // Examples are saved in any order.
    unordered: true,
    requestHeaders: headersOfPairs(request['header']),
    request: sentBody(request['body']),
    responseHeaders,
    response: savedBody(response, responseHeaders),
    place,
  };
}

/** The Postman SDK writes text as `body`, and bytes as `stream`. */
function savedBody({ body, stream, responseSize }: JsonObject, headers: Headers | undefined): Body {
  const what = 'The response body';
  if (typeof body === 'string') return parseExchangeBody(body, what);
  const data = isObject(stream) ? stream['data'] : undefined;
  // The SDK has decompressed them.
  if (isArray(data)) return bodyOfBytes(Buffer.from(data.map(Number)), what, withoutCoding(headers));
  return responseSize === 0 ? none : unknown;
}

const withoutCoding = (headers: Headers = {}): Headers => ({ ...headers, 'content-encoding': 'identity' });

function sentBody(body: Json | undefined): Body {
  if (!isObject(body) || body['disabled'] === true) return none;
  const { mode, raw, urlencoded } = body;
  if (mode === 'raw' && typeof raw === 'string') return parseExchangeBody(raw, 'The request body');
  if (mode === 'urlencoded' && isArray(urlencoded)) return formBody(pairsOf(urlencoded));
  return mode === undefined ? none : unknown;
}
