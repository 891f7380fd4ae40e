import { createHash } from 'node:crypto';
import { mask, maskTarget } from '../../mock/mask.js';
import type { Body, HttpExchange } from '../exchange.js';

/** The exchanges that show a drift: their number, and the first ones. */
export interface DriftEvidence {
  readonly count: number;
  /** `recording.ndjson:4 (sha256 …)` */
  readonly shown: readonly string[];
}

/** The maximum number of exchanges to name. */
const mostShown = 3;

export const moreEvidence = ({ count, shown }: DriftEvidence, exchange: HttpExchange): DriftEvidence => ({
  count: count + 1,
  shown: count < mostShown ? [...shown, nameOf(exchange)] : shown,
});

/** Formats the value of x-evidence. */
export function evidenceText({ count, shown }: DriftEvidence): string {
  const exchanges = count === 1 ? 'an exchange' : `${count} exchanges`;
  const more = count > shown.length ? `, and ${count - shown.length} more` : '';
  return `Seen in ${exchanges}: ${shown.join(', ')}${more}.`;
}

const nameOf = (exchange: HttpExchange): string => {
  const { source, number } = exchange.place;
  return `${source.replace(/^.*[\\/]/, '')}:${number} (sha256 ${hashOf(exchange)})`;
};

/** Hashes the exchange without its secrets. It identifies the same exchange in another recording. */
function hashOf({ method, target, status, request, response }: HttpExchange): string {
  const told = [method, maskTarget(target), withoutSecrets(request), status, withoutSecrets(response)];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

const withoutSecrets = (body: Body): unknown =>
  body.kind === 'json' ? mask(body.value) : body.kind === 'text' ? mask(body.text, 'parameters') : body.kind;
