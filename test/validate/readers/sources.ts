import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalExchange } from '../../../src/mock/exchange.js';
import { loadContract } from '../../../src/spec/contract.js';
import { Judge } from '../../../src/validate/judge.js';
import { judgeSources } from '../../../src/validate/judge-sources.js';
import { isPassedOver } from '../../../src/validate/readers/reader.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';

/** The three calls of a code flow, as they went over the wire. */
export async function flow(): Promise<JournalExchange[]> {
  const exchanges: JournalExchange[] = [];
  const authlete = testAuthlete({ fixtures: demoWith(), onExchange: (exchange) => exchanges.push(exchange) });
  await tokensFor(authlete);
  return exchanges;
}

/** Summarizes a source: place, operation and outcome, or why it is unverifiable. */
export async function outcomes(content: string | Buffer, name: string): Promise<string[]> {
  const file = join(await mkdtemp(join(tmpdir(), 'readers-')), name);
  await writeFile(file, content);
  return outcomesOf(file);
}

/** The same of a file, or of several as one recording. */
export async function outcomesOf(
  files: string | readonly string[],
  hosts?: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for await (const judged of judgeSources([files].flat(), new Judge(loadContract()), { hosts })) {
    if (isPassedOver(judged)) found.push(`${judged.place.number} passed over`);
    else {
      const { place, operationId = '-', outcome, unverifiable, findings } = judged.verdict;
      const why = [...findings.map(({ check }) => check), ...unverifiable].join('; ');
      found.push([place.number, operationId, outcome, why].filter((part) => part !== '').join(' '));
    }
  }
  return found;
}

export const valid = [
  '1 auth_authorization_api valid',
  '2 auth_authorization_issue_api valid',
  '3 auth_token_api valid',
];

export const json = 'application/json;charset=UTF-8';
