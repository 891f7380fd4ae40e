import { InvalidInput } from '../../invalid-input.js';
import { nearest } from '../../nearest.js';
import type { Contract } from '../../spec/contract.js';
import { unknown } from '../exchange.js';
import { readBody } from './body.js';
import type { Format } from './format.js';
import { wholeInParts } from './whole.js';

export interface BodyOf {
  /** An operationId. */
  readonly operation: string;
  /** Of the answer; the first status of success when left out. */
  readonly status?: number | undefined;
  /** Whether it is the body of a request, and not of an answer. */
  readonly request?: boolean | undefined;
}

/** A source that is one body. Throws `InvalidInput` where the contract has no such operation. */
export function singleBody(contract: Contract, { operation, status, request = false }: BodyOf): Format {
  const known = contract.operations.get(operation);
  if (known === undefined) {
    const close = nearest(operation, [...contract.operations.keys()]);
    throw new InvalidInput(
      `Failed to check a body of ${operation}: the contract has no such operation. Please ${close === undefined ? 'see docs/fidelity.md for their names' : `give another, such as ${close}`}.`,
    );
  }
  const { method, path, success } = known;
  return {
    id: 'body',
    title: `body of ${operation}`,
    extensions: [],
    recognises: () => false,
    parts: wholeInParts((text) => [{ number: 1, content: text }]),
    read(text, place) {
      const body = readBody(text, 'The body');
      return {
        method,
        target: path,
        status: status ?? success,
        request: request ? body : unknown,
        response: request ? unknown : body,
        requestOnly: request,
        place,
      };
    },
  };
}
