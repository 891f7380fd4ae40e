import { InvalidInputError } from '../../invalid-input-error.js';
import { nearest } from '../../nearest.js';
import type { Contract } from '../../spec/contract.js';
import { unknown } from '../exchange.js';
import { parseExchangeBody } from './body.js';
import type { TrafficFormat } from './format.js';
import { wholeInParts } from './whole.js';

export interface BodyOf {
  /** An operationId. */
  readonly operation: string;
  /** The status of the response. Default: the first success status. */
  readonly status?: number | undefined;
  /** Whether it is a request body instead of a response body. */
  readonly request?: boolean | undefined;
}

/** Returns a format for a source that is a single body. Throws `InvalidInputError` if the operation is unknown. */
export function singleBody(
  contract: Contract,
  { operation, status, request = false }: BodyOf,
): TrafficFormat {
  const known = contract.operations.get(operation);
  if (known === undefined) {
    const close = nearest(operation, [...contract.operations.keys()]);
    throw new InvalidInputError(
      `Failed to check a body of ${operation}: the contract has no such operation. ${close === undefined ? 'Please see docs/fidelity.md for the names' : `Did you mean ${close}? Please pass an operationId of the contract`}.`,
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
      const body = parseExchangeBody(text, 'The body');
      return {
        method,
        target: path,
        status: status ?? success,
        request: request ? body : unknown,
        response: request ? unknown : body,
        requestOnly: request,
        responseOnly: !request,
        place,
      };
    },
  };
}
