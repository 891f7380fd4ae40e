import { WrongType } from '../mock/request/decoder.js';
import { decoderOf } from '../mock/request/decoder-of.js';
import { type Note, Reading } from '../mock/request/reading.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import type { Body } from './exchange.js';

/**
 * Returns the scalars of a JSON request whose type differs from the contract's, but that the service accepts.
 */
export function coercedScalars(
  request: Body,
  { requestSchema }: ContractOperation,
  contract: Contract,
): readonly Note[] {
  if (request.kind !== 'json' || requestSchema === undefined) return [];
  const reading = new Reading({ limit: Number.POSITIVE_INFINITY });
  try {
    decoderOf(contract).decode(requestSchema, request.value, reading);
  } catch (problem) {
    // The service stops reading at an unreadable value, so this does too.
    if (!(problem instanceof WrongType)) throw problem;
  }
  return reading.notes.filter(({ kind }) => kind === 'coerced');
}
