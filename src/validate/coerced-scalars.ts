import { WrongType } from '../mock/request/decoder.js';
import { type Note, Reading } from '../mock/request/reading.js';
import type { Contract, ContractOperation } from '../spec/contract.js';
import { decoderOf } from './decoder-of.js';
import type { Body } from './exchange.js';

/** The scalars of a JSON request that are of another type than the contract's, and that the service reads. */
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
    // What comes after a value that cannot be read is not looked at.
    if (!(problem instanceof WrongType)) throw problem;
  }
  return reading.notes.filter(({ kind }) => kind === 'coerced');
}
