import { isObject, type UnknownRecord } from '../../json.js';
import { cut, type ReportedBreak, type ReportedCall, type ReportedResponse } from './reported-break.js';

type Row = readonly [name: string, text: string];

/** Returns what was expected and what came instead. */
export const differenceOf = ({ expected, got }: ReportedBreak): Row[] => [
  ...(expected === undefined ? [] : [['expected', expected] as const]),
  ...(got === undefined ? [] : [['got', got] as const]),
];

/** Returns the parts of a break except its request, each with its name. */
export const rowsOf = (one: ReportedBreak): Row[] => [
  ...differenceOf(one),
  ...(one.forced === undefined ? [] : [['authlete', forcedText(one.forced)] as const]),
  ['response', responseText(one.response)],
  ['calls', callsText(one.calls)],
];

/** `auth_token_api answered OK: {…}`. */
export function forcedText({ operation, method, target, action, status, response }: ReportedCall): string {
  const content = isObject(response) ? `: ${JSON.stringify(tellingPart(response))}` : '';
  return `${operation ?? `${method} ${target}`} answered ${action ?? status}${content}`;
}

/** Members that describe what does not change, or repeat what is said already. */
const untold = new Set(['action', 'client', 'resultCode', 'resultMessage', 'service', 'type']);

/** Leaves out members that say little: a reader wants to see what the server had to work with. */
function tellingPart({ responseContent, ...others }: UnknownRecord): UnknownRecord {
  const told = Object.entries(others).filter(([name, value]) => !untold.has(name) && !isBlank(value));
  return { ...(isBlank(responseContent) ? {} : { responseContent }), ...Object.fromEntries(told) };
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0);

/** `401 application/json {"error":"invalid_client"}`. */
export function responseText({ failure, status, headers = {}, body }: ReportedResponse): string {
  if (failure !== undefined) return `none: ${failure}`;
  const { 'content-type': type, location } = headers;
  return [status, type, location && `to ${location}`, body].filter(Boolean).join(' ');
}

/** The calls that followed: `auth_token_fail_api BAD_REQUEST, …`. */
export const callsText = (calls: readonly ReportedCall[]): string =>
  calls
    .map(({ operation, method, target, action, status }) =>
      [operation ?? `${method} ${target}`, action ?? status].join(' '),
    )
    .join(', ') || 'none';

export const short = (text: string): string => cut(text, 300);
