import { isObject } from '../../json.js';
import { arrayAt, isArray, type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import type { Attachments } from './attachments.js';
import { bodyOfBytes, parseExchangeBody } from './body.js';
import { apiTarget, callOf, hostOf } from './call-of.js';
import type { Head, TrafficFormat } from './format.js';
import { headersOfObject } from './headers.js';
import type { SourcePart } from './parts.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';
import { mostOfAFile, partsOf, wholeInParts } from './whole.js';

/**
 * WireMock: the request journal of `GET /__admin/requests`, and stub mappings, one to a file or as a list. Bodies may
 * be in the folder `__files`.
 */
export const wiremock: TrafficFormat = {
  id: 'wiremock',
  title: 'WireMock mappings or request journal',
  extensions: [],
  recognises: isWireMock,
  parts: wholeInParts(entriesOf),
  complete: { mark: '"bodyFileName"', folders: ['__files', '../__files'], inline },
  read: readEntry,
};

function isWireMock({ text, members }: Head): boolean {
  if (members.includes('mappings')) return true;
  if (members.includes('requests')) return /"responseDefinition"|"loggedDate"|"wasMatched"/.test(text);
  return members.includes('request') && members.includes('response') && !members.includes('target');
}

function entriesOf(text: string): SourcePart[] {
  const file = readJson(text, 'The file', mostOfAFile);
  if (!isObject(file)) return noExchange('The file is not a JSON object.');
  if (isArray(file['mappings'])) return partsOf(file['mappings']);
  if (isArray(file['requests'])) return inOrderOfTime(partsOf(file['requests']), file['requests']);
  return partsOf([file]);
}

/** The journal begins with the latest request. The numbers are those of the file. */
const inOrderOfTime = (parts: readonly SourcePart[], entries: readonly Json[]): SourcePart[] =>
  parts
    .map((part, index) => ({ part, time: timeOf(entries[index]) }))
    .reverse()
    .sort((a, b) => a.time - b.time)
    .map(({ part }) => part);

const timeOf = (entry: Json | undefined): number =>
  isObject(entry) ? Number(objectAt(entry, 'request')['loggedDate'] ?? 0) : 0;

function inline(text: string, attachments: Attachments): string {
  const entry = readJson(text, 'The mapping');
  const response = isObject(entry) ? objectAt(entry, 'response') : {};
  const name = response['bodyFileName'];
  const bytes = typeof name === 'string' ? attachments(name) : undefined;
  if (!isObject(entry) || bytes === undefined) return text;
  return JSON.stringify({ ...entry, response: { ...response, base64Body: bytes.toString('base64') } });
}

function readEntry(text: string, place: Place): Read {
  const entry = readJson(text, 'The entry');
  if (!isObject(entry)) return noExchange('The entry is not a JSON object.');
  const [request, response] = [objectAt(entry, 'request'), objectAt(entry, 'response')];
  const url = String(request['absoluteUrl'] ?? request['url'] ?? request['urlPath'] ?? '');
  const target = apiTarget(url);
  // Without a match, WireMock answers by itself.
  if (target === undefined || entry['wasMatched'] === false) return { passedOver: true, place };
  const { loggedDate: at } = request;
  const isMapping = at === undefined;
  const responseHeaders = headersOfObject(response['headers']);
  const requestHeaders = isMapping ? undefined : headersOfObject(request['headers']);
  return {
    ...callOf({ method: request['method'], target, status: response['status'] ?? 200 }),
    host: hostOf(url),
    requestHeaders,
    request: isMapping ? matchedBody(request) : bodyIn(request, 'The request body', requestHeaders),
    responseHeaders,
    response: bodyIn(response, 'The response body', responseHeaders),
    at: typeof at === 'number' ? at : undefined,
    // Mappings are in the order of their names or matching.
    unordered: isMapping,
    place,
  };
}

/** Reads the body that a recorded mapping matches. Other patterns match more than one body. */
function matchedBody(request: JsonObject): Body {
  const [pattern, ...others] = arrayAt(request, 'bodyPatterns');
  if (pattern === undefined) return /^(GET|HEAD|DELETE)$/i.test(String(request['method'])) ? none : unknown;
  if (!isObject(pattern) || others.length > 0) return unknown;
  const { equalTo, equalToJson, binaryEqualTo } = pattern;
  const what = 'The request body';
  if (typeof binaryEqualTo === 'string') return bodyOfBytes(Buffer.from(binaryEqualTo, 'base64'), what);
  const text = equalTo ?? equalToJson;
  if (text === undefined) return unknown;
  return parseExchangeBody(typeof text === 'string' ? text : JSON.stringify(text), what);
}

/** WireMock serves bodies decompressed, whatever the Content-Encoding says. */
function bodyIn(message: JsonObject, what: string, headers: Headers = {}): Body {
  const { body, jsonBody, base64Body, bodyAsBase64, bodyFileName, proxyBaseUrl } = message;
  const type = headers['content-type'];
  const base64 = base64Body ?? bodyAsBase64;
  if (typeof body === 'string') return parseExchangeBody(body, what, type);
  if (jsonBody !== undefined) return parseExchangeBody(JSON.stringify(jsonBody), what, type);
  if (typeof base64 === 'string') return bodyOfBytes(Buffer.from(base64, 'base64'), what, headers);
  return bodyFileName === undefined && proxyBaseUrl === undefined ? none : unknown;
}
