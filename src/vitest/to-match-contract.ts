import { InvalidInput } from '../invalid-input.js';
import { isObject } from '../json.js';
import { type GivenExchange, reportOf, validate } from '../validate/in-tests.js';

/**
 * Implements the `toMatchContract` matcher, for `expect.extend`. Throws `InvalidInput` if the received value
 * is not an exchange.
 */
export function toMatchContract(received: unknown): { pass: boolean; message: () => string } {
  if (!isExchange(received)) {
    throw new InvalidInput(
      'Failed to use toMatchContract: what was received is no exchange. Please give { method, target, status, response }, such as an entry of the journal of a service.',
    );
  }
  const verdict = validate(received);
  const pass = verdict.outcome === 'valid';
  return {
    pass,
    message: () => (pass ? 'Failed to break the contract: the exchange keeps it.' : reportOf(verdict)),
  };
}

const isExchange = (value: unknown): value is GivenExchange =>
  isObject(value) &&
  typeof value['method'] === 'string' &&
  typeof value['target'] === 'string' &&
  typeof value['status'] === 'number';
