import { results } from '../../../../src/mock/results/index.js';
import type { CheckContext } from '../../../../src/validate/check-context.js';
import { edited } from '../edit.js';
import type { Mutant, Mutator } from './mutator.js';

/** Changes a member of an answer that has an action. */
function* withMember(
  { exchange, action = String(exchange.status) }: CheckContext,
  name: string,
  ...values: readonly (string | undefined)[]
): Iterable<Mutant> {
  for (const value of values) {
    yield {
      what: name === 'action' ? `${action} → ${value ?? 'none'}` : `${action}: ${name} ${value ?? 'none'}`,
      exchange: () => edited(exchange, 'response', `/${name}`, value),
    };
  }
}

/** Only of answers with an action. */
const acting = (mutate: (valid: CheckContext, action: string) => Iterable<Mutant>): Mutator['mutate'] =>
  function* (valid) {
    if (valid.action !== undefined) yield* mutate(valid, valid.action);
  };

/** Only of answers with a result code. */
const coded = (mutate: (valid: CheckContext, code: string) => Iterable<Mutant>): Mutator['mutate'] =>
  function* (valid) {
    if (valid.resultCode !== undefined && valid.resultCode !== 'A000000')
      yield* mutate(valid, valid.resultCode);
  };

/** The result codes that an operation is known for. */
const codesOf = (operationId: string): string[] =>
  Object.entries(results).flatMap(([code, { on }]) =>
    Object.hasOwn(on, operationId) && /^A\d{6}$/.test(code) && code !== 'A000000' ? [code] : [],
  );

/** The digit that tells success from failure. */
const succeeded = (code: string): boolean => code[4] === '0';

/** Puts another code in, in the message too. */
function* renamed(valid: CheckContext, codes: readonly string[]): Iterable<Mutant> {
  for (const code of codes) {
    yield {
      what: `${valid.action ?? valid.exchange.status}: ${valid.resultCode} → ${code}`,
      exchange: () => {
        const renamed = edited(valid.exchange, 'response', '/resultCode', code);
        return edited(renamed, 'response', '/resultMessage', `[${code}] Message.`);
      },
    };
  }
}

export const action: readonly Mutator[] = [
  {
    name: 'an invented action',
    caughtBy: ['action-known'],
    mutate: acting((valid, action) =>
      withMember(valid, 'action', 'SURPRISE', '', action.toLowerCase(), `${action} `),
    ),
  },
  {
    name: 'no action',
    caughtBy: ['action-known'],
    mutate: acting((valid) => withMember(valid, 'action', undefined)),
  },
  {
    name: 'another action of the operation',
    caughtBy: [
      'result-code-class',
      'result-code-known',
      'action-members',
      'response-content',
      'content-outcome',
    ],
    mutate: acting((valid, action) =>
      withMember(valid, 'action', ...valid.operation.actions.filter((other) => other !== action)),
    ),
  },
  {
    name: 'a result code of another form',
    caughtBy: ['result-code-form'],
    mutate: coded((valid, code) =>
      withMember(
        valid,
        'resultCode',
        code.slice(1),
        code.toLowerCase(),
        `${code}0`,
        code.slice(0, -1),
        `B${code.slice(1)}`,
        '',
        'OK',
      ),
    ),
  },
  {
    name: 'a message without its result code',
    caughtBy: ['result-code-prefix'],
    mutate: coded((valid, code) =>
      withMember(
        valid,
        'resultMessage',
        'Message.',
        '',
        `${code} Message.`,
        '[A999999] Message.',
        ` [${code}] Message.`,
      ),
    ),
  },
  {
    name: 'a code of failure for one of success, and the reverse',
    caughtBy: ['result-code-class', 'content-outcome', 'status-fits'],
    mutate: coded((valid, code) =>
      renamed(
        valid,
        codesOf(valid.operation.operationId)
          .filter((other) => succeeded(other) !== succeeded(code))
          .slice(0, 3),
      ),
    ),
  },
  {
    name: 'the code of another operation',
    caughtBy: ['result-code-known'],
    mutate: coded((valid, code) =>
      renamed(
        valid,
        ['A004001', 'A050001', 'A056001', 'A220001'].filter(
          (other) =>
            succeeded(other) === succeeded(code) && !codesOf(valid.operation.operationId).includes(other),
        ),
      ),
    ),
  },
];
