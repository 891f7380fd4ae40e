import { isObject } from '../../json.js';
import type { Json, JsonObject } from '../../spec/json.js';
import type { Body, FormFields, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import { isForm, parseExchangeBody } from './body.js';
import { callOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfObject } from './headers.js';
import { linesOf } from './lines.js';
import { elementsOf } from './list-elements.js';
import { readJson } from './read-json.js';
import { noExchange, type Read } from './reader.js';

/**
 * The testkit's journals and recordings: `{ method, target, request, status, response, … }` per line. The
 * first line of a recording is its header.
 */
export const ndjson: TrafficFormat = {
  id: 'ndjson',
  title: 'recording or journal of authlete-testkit (NDJSON)',
  extensions: ['ndjson', 'jsonl'],
  recognises: ({ text }) => /^[^\S\n]*\{[^\n]*"(target|format)"\s*:/m.test(text),
  byLine: true,
  parts: linesOf,
  read: readLine,
};

/** The journal of the control plane: `{ "entries": […] }`. */
export const journal: TrafficFormat = {
  id: 'journal',
  title: 'journal of the control plane',
  extensions: [],
  recognises: ({ members }) => members.includes('entries'),
  parts: elementsOf([['entries']]),
  read: readLine,
};

function readLine(line: string, place: Place): Read | undefined {
  if (line.trim() === '') return undefined;
  const value = readJson(line, 'The line');
  if (!isObject(value)) return noExchange('The line is not a JSON object.');
  if (typeof value['format'] === 'string' && value['target'] === undefined) return undefined;
  const { method, target, status } = callOf(value);
  const { at, jwts } = value;
  const requestHeaders = headersOfObject(value['requestHeaders']);
  return {
    method,
    target,
    status,
    requestHeaders,
    request: requestIn(value, requestHeaders?.['content-type'], line),
    responseHeaders: headersOfObject(value['responseHeaders']),
    response: bodyIn(value, 'response', line),
    jwts: isObject(jwts) ? jwts : undefined,
    at: typeof at === 'number' ? at : undefined,
    place,
  };
}

/** Forms are stored as an object of their fields. */
function requestIn(exchange: JsonObject, contentType: string | undefined, line: string): Body {
  const { request } = exchange;
  if (isForm(contentType) && isFields(request)) return { kind: 'form', fields: request };
  return bodyIn(exchange, 'request', line);
}

/** JSON is stored as a value, other bodies as text. */
function bodyIn(exchange: JsonObject, part: 'request' | 'response', line: string): Body {
  const value = exchange[part];
  if (value === undefined || value === null) return none;
  if (typeof value === 'string') return parseExchangeBody(value, `The ${part} body`);
  if (isObject(value) && value['charactersNotRead'] !== undefined) return unknown;
  return { kind: 'json', value, text: line };
}

const isFields = (value: Json | undefined): value is JsonObject & FormFields =>
  isObject(value) && Object.values(value).every((field) => typeof field === 'string' || Array.isArray(field));
