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
  const content = response === undefined ? '' : `: ${JSON.stringify(response)}`;
  return `${operation ?? `${method} ${target}`} answered ${action ?? status}${content}`;
}

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
