import { isObject } from '../../json.js';
import { arrayAt, isArray, type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import { formBody, parseExchangeBody } from './body.js';
import { apiTarget, callOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfPairs, pairsOf } from './headers.js';
import type { SourcePart } from './parts.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';
import { wholeInParts } from './whole.js';

/** The maximum number of JSON values in a collection. */
const mostOfAFile = 5_000_000;

/** Postman collections 2.1: the saved example responses with their requests. */
export const postman: TrafficFormat = {
  id: 'postman',
  title: 'Postman collection 2.1 with saved responses',
  extensions: ['postman_collection.json'],
  recognises: ({ text, members }) =>
    members.includes('info') && (members.includes('item') || text.includes('schema.getpostman.com')),
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

function urlOf({ url }: JsonObject): string {
  if (typeof url === 'string') return url;
  const raw = isObject(url) ? url['raw'] : undefined;
  return typeof raw === 'string' ? raw : '';
}

function readResponse(text: string, place: Place): Read {
  const saved = readJson(text, 'The response');
  const { request = {}, response = {}, url = '' } = isObject(saved) ? saved : {};
  const target = apiTarget(String(url));
  if (target === undefined) return { passedOver: true, place };
  if (!isObject(request) || !isObject(response))
    return noExchange('The saved response is not a JSON object.');
  const { body } = response;
  return {
    ...callOf({ method: request['method'], target, status: response['code'] }),
    requestHeaders: headersOfPairs(request['header']),
    request: sentBody(request['body']),
    responseHeaders: headersOfPairs(response['header']),
    response: typeof body === 'string' ? parseExchangeBody(body, 'The response body') : unknown,
    place,
  };
}

function sentBody(body: Json | undefined): Body {
  if (!isObject(body) || body['disabled'] === true) return none;
  const { mode, raw, urlencoded } = body;
  if (mode === 'raw' && typeof raw === 'string') return parseExchangeBody(raw, 'The request body');
  if (mode === 'urlencoded' && isArray(urlencoded)) return formBody(pairsOf(urlencoded));
  return mode === undefined ? none : unknown;
}
