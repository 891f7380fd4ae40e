// Judges batches of parts on a worker thread: one reply per message, in order.
import { parentPort, workerData } from 'node:worker_threads';
import { contractOf, loadContract } from '../../spec/contract.js';
import { checks } from '../checks/index.js';
import { Judge } from '../judge.js';
import { type JudgedPart, judgePart } from '../judge-part.js';
import { formatById } from '../readers/formats.js';
import type { Batch, JudgedParts, Setup } from './messages.js';
import { unpack } from './packed.js';

// Both ends of the channel are ours, so the data has the sender's type.
const setup = workerData as Setup;
const contract = setup.document === undefined ? loadContract() : contractOf(setup.document);
const judge = new Judge(
  contract,
  checks.filter(({ id }) => setup.checks.includes(id)),
);

parentPort?.on('message', ({ source, format: id, memory, parts }: Batch) => {
  const format = formatById(id);
  const answer: JudgedParts = parts.numbers.map((_, index) =>
    withoutExchange(judgePart(judge, format, unpack(parts, index, memory), source)),
  );
  parentPort?.postMessage(answer);
});

function withoutExchange(judged: JudgedPart): JudgedPart {
  if (judged === undefined || !('verdict' in judged)) return judged;
  return { ...judged, verdict: { ...judged.verdict, exchange: undefined } };
}
