import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JournalExchange } from '../../src/mock/exchange.js';

/** The folder that `npm run test:false-alarms` reads; `undefined` in other runs. */
const folder = process.env['AUTHLETE_TESTKIT_EXCHANGES'];
let mocks = 0;
const files = new WeakMap<object, string>();

/** Says that a test changes the state of a mock, so that its exchanges are not one recording. */
export function stateIsChanged(authlete: object): void {
  const file = files.get(authlete);
  if (file !== undefined) appendFileSync(file, '{"format":"changed"}\n');
}

/** Connects a mock with its file. */
export function keepsIn(authlete: object, keep: Keeper | undefined): void {
  if (keep !== undefined) files.set(authlete, keep.file);
}

interface Keeper {
  readonly file: string;
  readonly keep: (exchange: JournalExchange) => void;
}

/**
 * Returns a function that appends the exchanges of one mock, unmasked, to a file that `validate` reads; `undefined` unless
 * the environment asks for it. Answers of stubs and of the contract are left out, because tests invent them.
 */
export function exchangeKeeper(): Keeper | undefined {
  if (folder === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  mocks += 1;
  const test = (expect.getState().testPath ?? 'unknown').replace(/^.*\/test\//, '').replaceAll('/', '.');
  const file = join(folder, `${test}.${mocks}.ndjson`);
  let end = 0;
  const keep = (exchange: JournalExchange) => {
    const { method, target, request, status, response, at, answeredBy, fault, duration } = exchange;
    // The order of calls at the same time is not the order of their responses.
    const overlaps = performance.now() - duration < end;
    end = performance.now();
    if (answeredBy === 'stub' || answeredBy === 'contract' || fault !== undefined) return;
    appendFileSync(file, `${JSON.stringify({ method, target, request, status, response, at, overlaps })}\n`);
  };
  return { file, keep };
}
