import type { JournalExchange } from '../../src/mock/exchange.js';
import { loadContract } from '../../src/spec/contract.js';
import { validateResponse } from '../../src/spec/validate.js';
import { errorTextDefect } from './error-texts.js';

/** The contract violations of the running test. */
export const violations: string[] = [];

/** What the tests of a file reached: `operationId action resultCode`, and `stub` if a stub caused it. */
export const reached = new Set<string>();

/** Actions of results without a code of their own that do not refuse anything. */
const granting = ['OK', 'OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT', 'NO_CONTENT', 'JWT_BEARER'];

/** Checks an exchange against the patched contract, including the strict layer. */
export function checkExchange(exchange: JournalExchange): void {
  const { operationId, status, response, answeredBy, action = '', resultCode, why } = exchange;
  // A code that is the status belongs to the HTTP server, which the contract does not describe.
  if (operationId === undefined || answeredBy !== 'mock' || resultCode === String(status)) return;
  if (resultCode === 'A000000' && !granting.includes(action) && why?.needed === undefined)
    violations.push(`${operationId} ${action}: "${why?.decided}" does not say what would have been needed`);
  const contract = loadContract();
  const answers = contract.operations.get(operationId)?.responses.get(String(status));
  // The contract says nothing about the contents of plain text.
  if (typeof response === 'string' && answers?.mediaTypes.includes('text/plain')) return;
  const body = response === undefined || response === '' ? undefined : asJson(response);
  const validation = validateResponse(contract, operationId, status, body, { nulls: 'exact' });
  const content =
    typeof body === 'object' && body !== null && 'responseContent' in body && body.responseContent;
  // Our own messages start with the result code; others come from the authorization server.
  const defect = errorTextDefect(content);
  if (defect?.includes('[A')) violations.push(`${operationId}: ${defect}`);
  if (validation.outcome === 'violated') {
    for (const { pointer, message } of validation.errors) {
      violations.push(
        `${operationId} ${status} ${pointer || '/'}: ${message} in ${JSON.stringify(body)?.slice(0, 300)}`,
      );
    }
  }
  if (validation.outcome === 'unverifiable')
    violations.push(`${operationId} ${status}: ${validation.reason}`);
}

export function recordReached(exchange: JournalExchange): void {
  const { operationId, action, resultCode, status, response, answeredBy } = exchange;
  const code = resultCode ?? codeOf(response);
  // Unknown paths and wrong methods belong to no operation.
  const reachedNow = [operationId ?? '-', action ?? status, code ?? '-'];
  reached.add([...reachedNow, ...(answeredBy === 'stub' ? ['stub'] : [])].join(' '));
}

/** Converts the body to its wire form. */
function asJson(response: unknown): unknown {
  return JSON.parse(typeof response === 'string' ? response : JSON.stringify(response));
}

function codeOf(response: unknown): string | undefined {
  const body: unknown =
    typeof response === 'string' && response.startsWith('{') ? JSON.parse(response) : response;
  if (typeof body !== 'object' || body === null || !('resultCode' in body)) return undefined;
  return String(body.resultCode);
}
