import { isObject } from '../../json.js';
import { type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import { formBody, isForm, parseExchangeBody, textOfBase64 } from './body.js';
import { apiTarget, callOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfPairs, pairsOf } from './headers.js';
import { elementsOf } from './list-elements.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';

/** HTTP Archive 1.2, as exported by browsers, proxies and test tools. */
export const har: TrafficFormat = {
  id: 'har',
  title: 'HAR 1.2',
  extensions: ['har'],
  recognises: ({ members }) => members.includes('log'),
  parts: elementsOf([['log'], ['entries']]),
  read: readEntry,
};

function readEntry(text: string, place: Place): Read {
  const entry = readJson(text, 'The entry');
  if (!isObject(entry)) return noExchange('The entry is not a JSON object.');
  const [request, response] = [objectAt(entry, 'request'), objectAt(entry, 'response')];
  const { url } = request;
  if (typeof url !== 'string') return noExchange('The entry has no request with a url.');
  const target = apiTarget(url);
  if (target === undefined) return { passedOver: true, place };
  const requestHeaders = headersOfPairs(request['headers']);
  return {
    ...callOf({ method: request['method'], target, status: response['status'] }),
    requestHeaders,
    request: postData(request, requestHeaders?.['content-type']),
    responseHeaders: headersOfPairs(response['headers']),
    response: content(objectAt(response, 'content')),
    at: momentOf(entry['startedDateTime']),
    place,
  };
}

/**
 * Reads `text`, or the `params` of a form. Without either, the body is unknown, unless it is declared empty.
 */
function postData(request: JsonObject, contentType: string | undefined): Body {
  const data = request['postData'];
  if (!isObject(data)) return Number(request['bodySize'] ?? 0) > 0 ? unknown : none;
  const { text, params, mimeType } = data;
  const type = typeof mimeType === 'string' && mimeType !== '' ? mimeType : contentType;
  if (typeof text === 'string' && text !== '') return parseExchangeBody(text, 'The request body', type);
  const pairs = pairsOf(params);
  if (pairs.length === 0) return none;
  return isForm(type) ? formBody(pairs) : unknown;
}

function content({ text, encoding, size }: JsonObject): Body {
  if (typeof text !== 'string') return size === 0 ? none : unknown;
  const what = 'The response body';
  return parseExchangeBody(encoding === 'base64' ? textOfBase64(text, what) : text, what);
}

function momentOf(value: Json | undefined): number | undefined {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}
