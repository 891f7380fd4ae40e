import { printable } from '../../validate/reports/text.js';
import type { AuthleteCall, Exchange } from '../exchange.js';
import type { Evidence } from '../observation.js';
import type { Break } from '../result.js';
import { curlOf } from './curl.js';
import type { Masking } from './masking.js';

/** A break in reports, without secrets. */
export interface ReportedBreak {
  /** Names the trial. */
  readonly trial: string;
  readonly message: string;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  /** The request in which the server called the operation, as a curl command. */
  readonly request: string;
  /** The call whose response was forced. */
  readonly forced?: ReportedCall | undefined;
  /** What the server answered. */
  readonly response: ReportedResponse;
  /** The calls of the server from then on. */
  readonly calls: readonly ReportedCall[];
}

export interface ReportedCall {
  readonly operation?: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly request: unknown;
  readonly status: number;
  readonly action?: string | undefined;
  readonly response: unknown;
}

export interface ReportedResponse {
  /** Why there is no response. */
  readonly failure?: string | undefined;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The beginning of the body, with white space reduced to blanks. */
  readonly body?: string | undefined;
}

/** The maximum lengths of texts. Texts are masked before they are cut, because a part of a secret is not found. */
const longest = { value: 2000, member: 600, body: 2000 } as const;

export function reportedBreak(
  { message, expected, got, observation }: Break,
  masking: Masking,
): ReportedBreak {
  const { title, call, final, later } = observation;
  return {
    trial: masking.text(title),
    message: masking.text(message),
    ...expectedAndGot(expected, got, masking),
    request: curlOf(requestOf(observation), masking),
    forced: call && reportedCall(call, masking),
    response: reportedResponse(final, masking),
    calls: later.map((one) => reportedCall(one, masking)),
  };
}

/** Returns the request in which the server made the call. */
const requestOf = ({ exchanges, call, final }: Evidence): Exchange['request'] =>
  (exchanges.find(({ calls }) => call !== undefined && calls.includes(call)) ?? final).request;

function expectedAndGot(
  expected: string | undefined,
  got: string | undefined,
  masking: Masking,
): Pick<ReportedBreak, 'expected' | 'got'> {
  const [wanted, found] = [expected, got].map((text) => text && cut(masking.text(text), longest.value));
  const isHidden = wanted !== undefined && wanted === found && expected !== got;
  return { expected: wanted, got: isHidden ? `${found} (differs in what is masked or cut)` : found };
}

function reportedCall(call: AuthleteCall, masking: Masking): ReportedCall {
  const { operationId, method, target, request, status, action, response } = call;
  return {
    operation: operationId,
    method,
    target: masking.url(target),
    request: shortened(masking.value(request, 'body')),
    status,
    action: action && masking.text(action),
    response: shortened(masking.value(response, 'body')),
  };
}

/** Headers that depend on the connection, and say nothing about the server. */
const ofConnection = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

function reportedResponse({ answer, failure }: Exchange, masking: Masking): ReportedResponse {
  if (answer === undefined) return { failure: masking.text(failure ?? 'there is no response') };
  const headers = [...answer.headers].flatMap(([name, value]) =>
    ofConnection.has(name) ? [] : [[name, cut(masking.text(value, name), longest.member)]],
  );
  return {
    status: answer.status,
    headers: Object.fromEntries(headers),
    body: cut(onOneLine(String(masking.value(answer.body, 'body'))), longest.body),
  };
}

const onOneLine = (text: string): string => printable(text.trim().replace(/\s+/g, ' '));

/** Leaves out empty members of an object, and cuts long ones. */
function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (member === undefined || member === null) return [];
      const text = typeof member === 'string' ? member : JSON.stringify(member);
      return [[name, text.length > longest.member ? cut(text, longest.member) : member]];
    }),
  );
}

/** Returns the beginning of a text. */
export const cut = (text: string, length: number): string =>
  text.length > length
    ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}… (${text.length.toLocaleString('en')} characters)`
    : text;
