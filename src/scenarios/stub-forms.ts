import { literal } from './literal.js';
import type { StubDefinition } from './stub.js';

/** A stub as people write it. */
export interface StubForms {
  /** A statement, for tests in TypeScript or JavaScript. */
  readonly typescript: string;
  /** A step of a scenario file. */
  readonly yaml: string;
  /** A call of the control plane. */
  readonly curl: string;
}

/** A stub that is data: no function and no regular expression. */
export type StubData = Omit<StubDefinition, 'patch'> & { readonly patch?: Readonly<Record<string, unknown>> };

/** Where curl sends a stub: words for a shell, in which variables are replaced. */
export interface CurlTarget {
  readonly stubs: string;
  readonly token: string;
}

/** Returns a stub in each form. */
export async function stubForms(definition: StubData, target: CurlTarget): Promise<StubForms> {
  const { stringify } = await import('yaml');
  return {
    typescript: typescriptOf(definition),
    yaml: stringify([definition], { lineWidth: 0 }),
    curl: curlOf(definition, target),
  };
}

/**
 * The methods of the builder, by the member that they set. A status comes before a reply, because a reply alone needs
 * an action.
 */
const methods: readonly (readonly [
  member: keyof StubData,
  call: (value: unknown, definition: StubData) => string,
])[] = [
  ['when', (when) => `when(${literal(when)})`],
  ['action', (action) => `action(${literal(action)})`],
  ['resultCode', (code) => `resultCode(${literal(code)})`],
  ['status', (status) => `status(${literal(status)})`],
  ['reply', (reply) => `reply(${literal(reply)})`],
  ['headers', (headers) => `headers(${literal(headers)})`],
  ['delay', (delay) => `delay(${literal(delay)})`],
  ['fault', (fault, { acts }) => `fault(${literal(fault)}${acts === true ? ', { acts: true }' : ''})`],
  ['passthrough', () => 'passthrough()'],
  ['skip', (skip) => `skip(${literal(skip)})`],
  ['times', (times) => (times === 'always' ? 'always()' : `times(${literal(times)})`)],
  ['for', (lasting) => `for(${literal(lasting)})`],
  ['name', (name) => `named(${literal(name)})`],
];

const chained: ReadonlySet<string> = new Set([
  'operation',
  'acts',
  'allowInvalid',
  ...methods.map(([member]) => member),
]);

/** Returns a statement that registers a stub: a chain of calls, or the definition if the builder has no method for it. */
export function typescriptOf(definition: StubData): string {
  if (Object.keys(definition).some((member) => !chained.has(member)))
    return `service.addStub(${literal(definition)});`;
  const { operation, allowInvalid } = definition;
  const options = allowInvalid === true ? ', { allowInvalid: true }' : '';
  const calls = methods.flatMap(([member, call]) =>
    definition[member] === undefined ? [] : [`.${call(definition[member], definition)}`],
  );
  const start = `service.stub(${literal(operation)}${options})`;
  const line = `${start}${calls.join('')};`;
  return line.length <= 100 ? line : [start, ...calls.map((call) => `\n  ${call}`), ';'].join('');
}

/** Returns a shell command that registers a stub. */
export const curlOf = (definition: StubData, { stubs, token }: CurlTarget): string =>
  `curl -X POST "${stubs}" -H "Authorization: Bearer ${token}" -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(definition))}`;

/** Quotes a word for a POSIX shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
