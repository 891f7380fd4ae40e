import { isObject } from '../../json.js';
import { type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import type { Attachments } from './attachments.js';
import { bodyOfBytes, formBody, isForm, parseExchangeBody } from './body.js';
import { apiTarget, callOf, hostOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfPairs, pairsOf } from './headers.js';
import { inOrderOfTime } from './in-order-of-time.js';
import { elementsOf } from './list-elements.js';
import { bytesIn, type SourcePart } from './parts.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';

const entries = elementsOf([['log'], ['entries']]);
const sorted = inOrderOfTime(startOf);

/** HTTP Archive 1.2, as exported by browsers, proxies and test tools. */
export const har: TrafficFormat = {
  id: 'har',
  title: 'HAR 1.2',
  extensions: ['har'],
  recognises: ({ members }) => members.includes('log'),
  parts: (chunks) => sorted(entries(chunks)),
  // Playwright writes bodies into files of their own.
  complete: { mark: '"_file"', folders: ['.'], inline },
  read: readEntry,
};

/** Finds the time without parsing the entry. */
function startOf({ content = '' }: SourcePart): number {
  const name = '"startedDateTime"';
  const bytes = bytesIn(content);
  const at = bytes.indexOf(name);
  const value = /^\s*:\s*"([^"]+)"/.exec(bytes.toString('latin1', at + name.length, at + name.length + 100));
  return at < 0 || value === null ? Number.NaN : Date.parse(value[1] ?? '');
}

function inline(text: string, attachments: Attachments): string {
  const entry = readJson(text, 'The entry');
  if (!isObject(entry)) return text;
  const [request, response] = [objectAt(entry, 'request'), objectAt(entry, 'response')];
  return JSON.stringify({
    ...entry,
    request: { ...request, ...completed(request, 'postData', attachments) },
    response: { ...response, ...completed(response, 'content', attachments) },
  });
}

function completed(message: JsonObject, member: string, attachments: Attachments): JsonObject {
  const body = message[member];
  const name = isObject(body) ? body['_file'] : undefined;
  const bytes = typeof name === 'string' ? attachments(name) : undefined;
  if (!isObject(body) || bytes === undefined) return {};
  return { [member]: { ...body, text: bytes.toString('base64'), encoding: 'base64', size: bytes.length } };
}

function readEntry(text: string, place: Place): Read {
  const entry = readJson(text, 'The entry');
  if (!isObject(entry)) return noExchange('The entry is not a JSON object.');
  const [request, response] = [objectAt(entry, 'request'), objectAt(entry, 'response')];
  const { url } = request;
  if (typeof url !== 'string') return noExchange('The entry has no request with a url.');
  const target = apiTarget(url);
  if (target === undefined) return { passedOver: true, place };
  const requestHeaders = headersOfPairs(request['headers']);
  const answer = objectAt(response, 'content');
  const moment = Date.parse(String(entry['startedDateTime']));
  return {
    ...callOf({ method: request['method'], target, status: response['status'] }),
    host: hostOf(url),
    requestHeaders,
    request: sentBody(request, requestHeaders),
    responseHeaders: withType(headersOfPairs(response['headers']), answer['mimeType']),
    response: content(answer),
    at: Number.isNaN(moment) ? undefined : moment,
    place,
  };
}

/** Writers that keep no headers write an empty list. Some of them leave out the Content-Type only. */
function withType(headers: Headers | undefined, mimeType: Json | undefined): Headers | undefined {
  if (headers === undefined || Object.keys(headers).length === 0) return undefined;
  const isKnown = typeof mimeType === 'string' && mimeType !== '' && mimeType !== 'x-unknown';
  return isKnown && headers['content-type'] === undefined
    ? { ...headers, 'content-type': mimeType }
    : headers;
}

/** Reads `text`, or the `params` of a form. Without either, the body is unknown, unless it is declared empty. */
function sentBody(request: JsonObject, headers: Headers = {}): Body {
  const { text, params, mimeType, encoding } = objectAt(request, 'postData');
  const type = typeof mimeType === 'string' && mimeType !== '' ? mimeType : headers['content-type'];
  if (typeof text === 'string' && text !== '') return bodyIn(text, encoding, 'The request body', type);
  const pairs = pairsOf(params);
  if (pairs.length > 0) return isForm(type) ? formBody(pairs) : unknown;
  return isDeclaredEmpty(request, headers) ? none : unknown;
}

/** Whether a request without a captured body had none. -1 means that the size is unknown (HAR 1.2). */
function isDeclaredEmpty({ method, bodySize, postData }: JsonObject, headers: Headers): boolean {
  const size = Number(headers['content-length'] ?? bodySize ?? -1);
  if (size >= 0) return size === 0;
  return postData === undefined && /^(GET|HEAD|DELETE)$/i.test(String(method));
}

function content({ text, encoding, size }: JsonObject): Body {
  if (typeof text !== 'string') return size === 0 ? none : unknown;
  // Some writers leave the text empty if they did not keep it.
  if (text === '' && Number(size) > 0) return unknown;
  return bodyIn(text, encoding, 'The response body');
}

/** HAR stores decompressed bodies. */
const bodyIn = (text: string, encoding: Json | undefined, what: string, type = ''): Body =>
  encoding === 'base64'
    ? bodyOfBytes(Buffer.from(text, 'base64'), what, { 'content-type': type })
    : parseExchangeBody(text, what, type);
