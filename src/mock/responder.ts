import type { ContractOperation } from '../spec/contract.js';
import type { AnyCall } from './operation.js';
import type { ResponderOutcome } from './outcome.js';

/** Answers a call that was authorized and parsed, or passes it to the next responder. */
export type Responder = (
  operation: ContractOperation,
  call: AnyCall,
  next: () => Promise<ResponderOutcome>,
) => Promise<ResponderOutcome>;

/** Asks each responder in turn, until one answers without passing the call on. */
export function chain([first, ...others]: readonly Responder[]): Responder {
  if (first === undefined) return (_operation, _call, next) => next();
  const rest = chain(others);
  return (operation, call, next) => first(operation, call, () => rest(operation, call, next));
}
