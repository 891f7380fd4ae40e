import { isObject } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none, unknown } from '../exchange.js';
import type { Read } from './reader.js';

/**
 * A line of the testkit's journal or of a recording: `{ method, target, request, status, response, … }`.
 * Nothing for an empty line and for the header of a recording.
 */
export function readLine(line: string, place: Place): Read | undefined {
  if (line.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Not the reason of the parser: it cites the line, which may hold secrets.
    return { unreadable: 'The line is not JSON.', place };
  }
  if (!isObject(value)) return { unreadable: 'The line is not a JSON object.', place };
  const { method, target, status, format } = value;
  if (typeof format === 'string') return undefined;
  if (typeof method !== 'string' || typeof target !== 'string' || typeof status !== 'number')
    return { unreadable: 'The line has no method, target and status: it is no exchange.', place };
  return {
    method,
    target,
    status,
    requestHeaders: headersOf(value['requestHeaders']),
    request: bodyIn(value, 'request', line),
    responseHeaders: headersOf(value['responseHeaders']),
    response: bodyIn(value, 'response', line),
    at: typeof value['at'] === 'number' ? value['at'] : undefined,
    place,
  };
}

/** JSON stands there as it is, another body as a text. */
function bodyIn(
  exchange: Readonly<Record<string, unknown>>,
  part: 'request' | 'response',
  line: string,
): Body {
  const value = exchange[part];
  if (value === undefined || value === null || value === '') return none;
  if (typeof value === 'string') return textBody(value);
  if (isObject(value) && 'charactersNotRead' in value) return unknown;
  return { kind: 'json', value, text: line };
}

function textBody(text: string): Body {
  if (!/^\s*[{[]/.test(text)) return { kind: 'text', text };
  try {
    return { kind: 'json', value: JSON.parse(text), text };
  } catch {
    return { kind: 'text', text };
  }
}

function headersOf(value: unknown): Headers | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]));
}
