import type { CheckContext } from '../../../../src/validate/check-context.js';
import { bodyOf, none } from '../../../../src/validate/exchange.js';
import type { Mutant, Mutator } from './mutator.js';

/** Sets a response header; undefined removes it. */
function withHeader({ exchange }: CheckContext, name: string, value: string | undefined): Mutant {
  const { [name]: _, ...others } = exchange.responseHeaders ?? {};
  const responseHeaders = value === undefined ? others : { ...others, [name]: value };
  return { what: `${name}: ${value ?? 'none'}`, exchange: () => ({ ...exchange, responseHeaders }) };
}

const headers = (name: string, ...values: readonly (string | undefined)[]): Mutator['mutate'] =>
  function* (valid) {
    if (valid.exchange.responseHeaders?.[name] === undefined) return;
    for (const value of values) yield withHeader(valid, name, value);
  };

const statuses = (...these: readonly number[]): Mutator['mutate'] =>
  function* ({ exchange }) {
    for (const status of these) {
      if (status === exchange.status) continue;
      yield { what: `${exchange.status} → ${status}`, exchange: () => ({ ...exchange, status }) };
    }
  };

export const http: readonly Mutator[] = [
  {
    name: 'a status of no operation',
    caughtBy: ['status-documented'],
    mutate: statuses(0, 202, 302, 418, 503),
  },
  {
    name: 'success with the status of a failure',
    caughtBy: ['status-fits', 'response-schema', 'status-documented'],
    *mutate(valid) {
      const { exchange, operation } = valid;
      if (exchange.status !== operation.success || exchange.response.kind !== 'json') return;
      yield* statuses(400, 401, 403, 404, 429, 500)(valid);
    },
  },
  {
    name: 'a failure with the status of success',
    caughtBy: ['status-fits', 'response-schema', 'action-known'],
    *mutate(valid) {
      if (valid.exchange.status >= 400) yield* statuses(valid.operation.success)(valid);
    },
  },
  {
    name: 'a wrong Content-Type',
    caughtBy: ['content-type'],
    mutate: headers(
      'content-type',
      undefined,
      '',
      'text/html',
      'application/xml;charset=UTF-8',
      'application/jsonp',
    ),
  },
  {
    name: 'a wrong rate-limit header',
    caughtBy: ['rate-limit-headers'],
    *mutate(valid) {
      const { responseHeaders = {} } = valid.exchange;
      yield* headers('ratelimit-limit', 'many', '-1', '1.5', '')(valid);
      yield* headers('ratelimit-remaining', 'none', '-1', '0x10')(valid);
      yield* headers('ratelimit-reset', 'soon', '-1', '1767225600', '1767225600000')(valid);
      const limit = Number(responseHeaders['ratelimit-limit']);
      yield* headers('ratelimit-remaining', String(2 * limit + 1))(valid);
      yield* headers('retry-after', 'Wed, 21 Oct 2026 07:28:00 GMT', '-1', undefined, '1767225600')(valid);
    },
  },
  {
    name: 'no body where there is one',
    caughtBy: ['response-schema'],
    *mutate({ exchange }) {
      if (exchange.response.kind === 'json')
        yield { what: 'no body', exchange: () => ({ ...exchange, response: none }) };
    },
  },
  {
    name: 'a body where there is none',
    caughtBy: ['response-schema'],
    *mutate({ exchange }) {
      if (exchange.response.kind !== 'none') return;
      for (const text of ['{}', '{"resultCode":"A000000"}', '[]'])
        yield { what: text, exchange: () => ({ ...exchange, response: bodyOf(text) }) };
    },
  },
  {
    name: 'a body that is no JSON',
    caughtBy: ['unverifiable'],
    *mutate({ exchange }) {
      if (exchange.response.kind !== 'json') return;
      const text = exchange.response.text ?? '';
      for (const [what, broken] of [
        ['half of it', text.slice(0, text.length / 2)],
        ['a page', '<html></html>'],
      ] as const)
        yield { what, exchange: () => ({ ...exchange, response: bodyOf(broken) }) };
    },
  },
];
