import type { JournalEntry } from '../../../mock/journal.js';
import { loadContract } from '../../../spec/contract.js';
import { type ServiceOptions, serviceOf } from '../../running/find-mock.js';
import { paint } from '../../terminal.js';
import { localTime, logLine } from '../serve/log-line.js';
import { followed } from './follow.js';

export interface JournalCommandOptions extends ServiceOptions {
  readonly follow?: true;
  readonly operation?: string;
  readonly action?: string;
  readonly resultCode?: string;
  readonly status?: number;
  readonly answeredBy?: string;
  readonly stub?: string;
  readonly test?: string;
  readonly text?: string;
  readonly after?: number;
  readonly limit?: number;
  readonly json?: true;
}

/** Prints the calls of a service, and with `follow` those to come. */
export async function journal(options: JournalCommandOptions): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  const { operation, action, resultCode, status, answeredBy, stub, test, text, after, limit } = options;
  const filter = { operation, action, resultCode, status, answeredBy, stub, test, text };
  const contract = loadContract();
  const lineOf = (entry: JournalEntry) =>
    `${String(entry.sequence).padStart(4)} ${localTime(new Date(entry.at))} ${logLine(entry, contract, paint)}`;
  const print = (entry: JournalEntry) =>
    process.stdout.write(`${options.json ? JSON.stringify(entry) : lineOf(entry)}\n`);
  // Ask for the last entry before the earlier ones are printed: the stream goes on after it.
  const { entries } = await control.call('GET /services/{serviceId}/journal', {
    serviceId,
    query: { ...filter, after, limit: limit === 0 ? 1 : limit },
  });
  if (limit !== 0) for (const entry of entries) print(entry);
  if (entries.length === 0 && !options.follow) process.stderr.write(`${paint('dim', nothing(filter))}\n`);
  if (!options.follow) return 0;
  const last = entries.at(-1)?.sequence ?? after ?? 0;
  await followed(control, { serviceId, query: { ...filter, after: last } }, print);
  return 0;
}

const nothing = (filter: object): string =>
  Object.values(filter).some((value) => value !== undefined)
    ? 'No call matches.'
    : 'No call came. To find out why, run authlete-testkit doctor.';
