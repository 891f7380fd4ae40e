import type { UnknownRecord } from '../../../../src/json.js';
import { bodyOf, type HttpExchange } from '../../../../src/validate/exchange.js';
import type { RecordingMutant } from '../recording-mutators.js';
import type { Flows } from './mutator.js';

type Part = 'request' | 'response';

const jsonOf = (exchange: HttpExchange, part: Part): UnknownRecord => {
  const body = exchange[part];
  return body.kind === 'json' ? { ...Object(body.value) } : {};
};

const withJson = (exchange: HttpExchange, part: Part, changes: UnknownRecord): HttpExchange => ({
  ...exchange,
  [part]: bodyOf(JSON.stringify({ ...jsonOf(exchange, part), ...changes })),
});

/** What a place of a flow is. */
export interface Step {
  readonly flow: string;
  readonly path: string;
  readonly exchange: HttpExchange;
  readonly sent: UnknownRecord;
  readonly answer: UnknownRecord;
  readonly before: readonly HttpExchange[];
}

/** Another version of a step; `undefined` if it cannot be broken so. */
export type Break = (step: Step) => HttpExchange | undefined;

/** Breaks the steps of some operations, each way once for each operation and action, in the first flow that has it. */
export const brokenSteps = (paths: RegExp, breaks: Readonly<Record<string, Break>>, most = 3) =>
  function* (valid: Flows): Iterable<RecordingMutant> {
    const done = new Map<string, number>();
    for (const [flow, recording] of Object.entries(valid))
      for (const [at, exchange] of recording.entries()) {
        const path = exchange.target.replace(/^\/api\/\d+|\?.*$/g, '');
        if (!paths.test(path)) continue;
        const [sent, answer] = [jsonOf(exchange, 'request'), jsonOf(exchange, 'response')];
        for (const [how, breakStep] of Object.entries(breaks)) {
          const key = `${path} ${answer['action']}: ${how}`;
          const broken = breakStep({ flow, path, exchange, sent, answer, before: recording.slice(0, at) });
          if (broken === undefined || (done.get(key) ?? 0) >= most) continue;
          done.set(key, (done.get(key) ?? 0) + 1);
          yield { what: `${flow}: ${key}`, exchanges: recording.with(at, broken) };
        }
      }
  };

/** The step with members of its response changed, if it has the first of them. */
export const answer = (changes: UnknownRecord): Break => {
  const [first = ''] = Object.keys(changes);
  return ({ exchange, answer }) =>
    answer[first] === undefined || answer[first] === null
      ? undefined
      : withJson(exchange, 'response', changes);
};

/** The step with a member of its response, and the same in responseContent, replaced. */
export const answerText =
  (from: string | RegExp, to: string): Break =>
  ({ exchange, answer }) => {
    const { responseContent } = answer;
    if (typeof responseContent !== 'string') return undefined;
    const changed = responseContent.replace(from, to);
    return changed === responseContent
      ? undefined
      : withJson(exchange, 'response', { responseContent: changed });
  };

/** The step with a change of the JSON in responseContent, if it has the member. */
export const content =
  (member: string, value: unknown): Break =>
  ({ exchange, answer }) => {
    const { responseContent } = answer;
    if (typeof responseContent !== 'string' || !responseContent.startsWith('{')) return undefined;
    const json: UnknownRecord = JSON.parse(responseContent);
    if (json[member] === undefined) return undefined;
    const changed = { ...json, [member]: value };
    return withJson(exchange, 'response', { responseContent: JSON.stringify(changed) });
  };

/** The step with a parameter of its request changed, or removed if there is no value. */
export const parameter =
  (name: string, value?: string): Break =>
  ({ exchange, sent }) => {
    const parameters = new URLSearchParams(String(sent['parameters'] ?? ''));
    if (!parameters.has(name)) return undefined;
    if (value === undefined) parameters.delete(name);
    else parameters.set(name, value);
    return withJson(exchange, 'request', { parameters: parameters.toString() });
  };

/** The step with a parameter added to its request. */
export const extraParameter =
  (name: string, value: string): Break =>
  ({ exchange, sent }) => {
    const parameters = new URLSearchParams(String(sent['parameters'] ?? ''));
    if (parameters.has(name)) return undefined;
    parameters.set(name, value);
    return withJson(exchange, 'request', { parameters: parameters.toString() });
  };

/** The step with members of its request changed, if it has the first of them. */
export const request = (changes: UnknownRecord): Break => {
  const [first = ''] = Object.keys(changes);
  return ({ exchange, sent }) =>
    sent[first] === undefined ? undefined : withJson(exchange, 'request', changes);
};
