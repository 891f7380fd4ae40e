import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { type GivenExchange, reportOf, validate } from '../validate/in-tests.js';

/**
 * Implements the `toMatchContract` matcher, for `expect.extend`. Throws `InvalidInputError` if the received value
 * is not an exchange.
 */
export function toMatchContract(received: unknown): { pass: boolean; message: () => string } {
  if (!isExchange(received)) {
    throw new InvalidInputError(
      'Failed to use toMatchContract: the received value is not an exchange. Please pass { method, target, status, response }, such as an entry of the journal.',
    );
  }
  const verdict = validate(received);
  const pass = verdict.outcome === 'valid';
  return {
    pass,
    message: () =>
      pass ? 'Expected the exchange to violate the contract, but it matches.' : reportOf(verdict),
  };
}

const isExchange = (value: unknown): value is GivenExchange =>
  isObject(value) &&
  typeof value['method'] === 'string' &&
  typeof value['target'] === 'string' &&
  typeof value['status'] === 'number';
