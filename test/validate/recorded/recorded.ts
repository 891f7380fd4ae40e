import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from '../../../src/spec/contract.js';
import { type Body, bodyOf, type HttpExchange, none, unknown } from '../../../src/validate/exchange.js';

/** A published exchange. */
export interface Recorded {
  readonly name: string;
  readonly operationId: string | null;
  readonly api_version: '3.0' | '2.x';
  readonly request: unknown;
  readonly status: number | null;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly response: unknown;
  readonly kind: 'recorded' | 'doc-example' | 'test-fixture';
  /** `inner-only`: only the content of responseContent. The others: how complete the response is. */
  readonly completeness: 'full' | 'partial' | 'envelope-only' | 'inner-only';
}

const folder = fileURLToPath(new URL('../../../../shared/facts/recorded/', import.meta.url));

/** Whether the recorded exchanges are next to the repository. Prints a warning if not. */
export function recordedIsThere(): boolean {
  if (existsSync(folder)) return true;
  console.warn(`NOT TESTED: the recorded exchanges are not in ${folder}`);
  return false;
}

/** Sorted by the numbers at the start of their names. */
export const readRecorded = (): Recorded[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ ...JSON.parse(readFileSync(folder + name, 'utf8')), name: name.slice(0, 3) }));

/** Where the source names no operation, but says what it is of: one that the errors of HTTP are the same for. */
const named: Readonly<Record<string, { readonly operationId: string; readonly status?: number }>> = {
  '167': { operationId: 'service_get_api' },
  '169': { operationId: 'service_get_api', status: 404 },
  '184': { operationId: 'backchannel_logout_token_api' },
  '186': { operationId: 'service_get_api' },
  '204': { operationId: 'auth_introspection_api' },
};

/** The exchange to judge. If the source has no status, that of the contract is used. */
export function exchangeOf(recorded: Recorded, contract: Contract): HttpExchange {
  const { name, request, response, completeness, headers } = recorded;
  const operation = contract.operations.get(recorded.operationId ?? named[name]?.operationId ?? '');
  const answered = completeness === 'inner-only' ? inner(response) : response;
  return {
    method: operation?.method ?? 'POST',
    target: operation?.path.replace(/\{\w+\}/g, '1') ?? '/api/not-of-the-contract',
    request: requestBody(request),
    // Many of them document a response only.
    responseOnly: requestBody(request) === unknown,
    status: recorded.status ?? named[name]?.status ?? operation?.success ?? 0,
    ...(headers && { responseHeaders: { 'content-type': 'application/json', ...lowerCase(headers) } }),
    response: answered === null ? none : bodyOf(JSON.stringify(answered)),
    partial: completeness !== 'full',
    place: { source: name, number: 1 },
  };
}

/** `_form`: a form as sent. `_condition` and similar names describe the request in words. */
function requestBody(request: unknown): Body {
  if (typeof request !== 'object' || request === null) return unknown;
  if ('_form' in request) return bodyOf(String(request._form));
  const inWords = ['_condition', 'header', 'path'].some((name) => name in request);
  return inWords ? unknown : bodyOf(JSON.stringify(request));
}

const inner = (content: unknown): object =>
  typeof content === 'object' && content !== null && 'responseContent' in content
    ? content
    : { responseContent: JSON.stringify(content) };

const lowerCase = (headers: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
