import type { HttpExchange } from '../../../../src/validate/exchange.js';
import { jsonOf } from '../edit.js';
import type { Mutator } from './mutator.js';

/** Returns the request as a form, without its lists and objects. */
function fieldsOf(exchange: HttpExchange): [name: string, value: string][] {
  const sent: object = Object(jsonOf(exchange, 'request'));
  return Object.entries(sent).flatMap(([name, value]) =>
    typeof value === 'object' ? [] : [[name, String(value)] as [string, string]],
  );
}

const asForm = (exchange: HttpExchange, fields: readonly [string, string][]): HttpExchange => ({
  ...exchange,
  request: { kind: 'text', text: new URLSearchParams([...fields]).toString() },
});

/** Operations that accept a form as well as JSON. */
export const form: readonly Mutator[] = [
  {
    name: 'a form of the request without a required field',
    caughtBy: ['request-schema'],
    *mutate({ exchange, operation, contract }) {
      if (!operation.body.includes('form') || operation.requestSchema?.$ref === undefined) return;
      const fields = fieldsOf(exchange);
      for (const name of contract.resolve(operation.requestSchema.$ref).required ?? []) {
        const others = fields.filter(([other]) => other !== name);
        // An empty body is reported as a missing one.
        if (others.length > 0) yield { what: name, exchange: () => asForm(exchange, others) };
      }
    },
  },
  {
    name: 'a form of the request with a field that is not documented',
    caughtBy: ['undocumented-members'],
    *mutate({ exchange, operation, contract }) {
      const { requestSchema } = operation;
      if (!operation.body.includes('form') || requestSchema?.$ref === undefined) return;
      // An open schema has no unknown members.
      if (contract.resolve(requestSchema.$ref).additionalProperties) return;
      yield {
        what: 'stranger',
        exchange: () => asForm(exchange, [...fieldsOf(exchange), ['stranger', '1']]),
      };
    },
  },
];
