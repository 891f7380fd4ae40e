import type { ServiceRecord } from '../domain/records.js';
import type { CallCounter } from '../mock/call-counter.js';
import type { AnsweredBy, ResponderOutcome } from '../mock/outcome.js';
import type { ContractOperation } from '../spec/contract.js';
import {
  type Answerer,
  answerers,
  type CountedAnswer,
  type Coverage,
  coverageOf,
  type Lost,
  type ServiceCoverage,
} from './format.js';
import { mergedServices } from './merge.js';
import { ruledOutBy } from './rules.js';

/** An action, an HTTP status, or how the answer was lost. */
type Answer = Pick<CountedAnswer, 'action' | 'status' | 'lost'>;
type ByAnswerer = Record<Answerer, number>;
interface Counted {
  readonly answer: Answer;
  readonly codes: Map<string | undefined, ByAnswerer>;
}

type ByAnswer = Map<string | number, Counted>;

interface ServiceCounts {
  readonly serviceId: ServiceCoverage['serviceId'];
  settings: ServiceRecord | undefined;
  /** The test that the service belongs to. */
  test: string | undefined;
  /** By operation, then by action or status, then by result code. */
  readonly counts: Map<string, ByAnswer>;
}

/** Counts answers in memory. */
export class Counter implements CallCounter {
  readonly #services = new Map<number | undefined, ServiceCounts>();
  /** What belongs to deleted services and to earlier tests. */
  #past: readonly ServiceCoverage[] = [];
  /** The number of answers counted so far. */
  counted = 0;

  /** `contract` is the version of the contract; `traffic` says that a live Authlete answers. */
  constructor(
    readonly contract: string,
    { traffic = false }: { traffic?: boolean } = {},
  ) {
    this.#traffic = traffic;
  }
  readonly #traffic: boolean;

  // A call of the mock passes here: no strings are built, and nothing is sorted.
  count(
    operation: ContractOperation,
    serviceId: number | undefined,
    settings: ServiceRecord | undefined,
    outcome: Pick<ResponderOutcome, 'status' | 'body' | 'action' | 'resultCode' | 'fault' | 'scenario'>,
    answeredBy: AnsweredBy,
  ): void {
    const service = this.#serviceOf(serviceId);
    if (settings !== undefined) service.settings = settings;
    const { action, status, resultCode, fault, body, scenario } = outcome;
    const isLost = fault !== undefined || (action !== undefined && typeof body === 'string');
    const key = isLost ? (fault ?? 'unreadable') : (action ?? status);
    const { operationId } = operation;
    const answers = entryOf(service.counts, operationId, noAnswers);
    let counted = answers.get(key);
    if (counted === undefined) {
      counted = { answer: answerOf(key, isLost, operation), codes: new Map() };
      answers.set(key, counted);
    }
    const by = entryOf(counted.codes, resultCode, nobody);
    by[
      this.#traffic ? 'traffic' : scenario !== undefined && answeredBy === 'stub' ? 'scenario' : answeredBy
    ] += 1;
    this.counted += 1;
  }

  /** Says that the answers of a service, from now on, belong to a test. */
  attribute(serviceId: number, test: string): void {
    this.#keep(serviceId, serviceId);
    this.#serviceOf(serviceId).test = test;
  }

  release(serviceId: number): void {
    this.#keep(serviceId, 'deleted');
  }

  /** Returns what was counted. */
  coverage(): Coverage {
    const now = [...this.#services.values()].flatMap((service) => shown(service) ?? []);
    return coverageOf([this.contract], mergedServices([...this.#past, ...now]));
  }

  #serviceOf(serviceId: number | undefined): ServiceCounts {
    let service = this.#services.get(serviceId);
    if (service === undefined) {
      service = { serviceId: serviceId ?? 'none', settings: undefined, test: undefined, counts: new Map() };
      this.#services.set(serviceId, service);
    }
    return service;
  }

  #keep(serviceId: number, as: ServiceCoverage['serviceId']): void {
    const service = this.#services.get(serviceId);
    this.#services.delete(serviceId);
    const counted = service && shown({ ...service, serviceId: as });
    const renamed =
      as === 'deleted'
        ? this.#past.map((past) => (past.serviceId === serviceId ? { ...past, serviceId: as } : past))
        : this.#past;
    this.#past = mergedServices([...renamed, ...(counted === undefined ? [] : [counted])]);
  }
}

const noAnswers = (): ByAnswer => new Map();

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Actions that the contract does not have are counted together: they may be anything. */
function answerOf(key: string | number, isLost: boolean, { actions }: ContractOperation): Answer {
  if (typeof key === 'number') return { status: key };
  // Provable: `key` is a fault, or `unreadable`.
  if (isLost) return { lost: key as Lost };
  return actions.includes(key) ? { action: key } : { lost: 'unknown-action' };
}

const nobody = (): ByAnswerer => ({ mock: 0, stub: 0, scenario: 0, recording: 0, contract: 0, traffic: 0 });

/** Returns the counts of a service; `undefined` if nothing was counted. */
function shown({ serviceId, settings, test, counts }: ServiceCounts): ServiceCoverage | undefined {
  const answers: CountedAnswer[] = [];
  for (const [operation, byAnswer] of counts)
    for (const { answer, codes } of byAnswer.values())
      for (const [resultCode, byAnswerer] of codes)
        for (const by of answerers) {
          const count = byAnswerer[by];
          if (count === 0) continue;
          answers.push({
            operation,
            ...answer,
            ...(resultCode !== undefined && answer.lost === undefined && { resultCode }),
            by,
            count,
            ...(test !== undefined && { tests: { [test]: count } }),
          });
        }
  if (answers.length === 0) return undefined;
  const ruledOut = settings === undefined ? undefined : ruledOutBy(settings);
  return { serviceId, ...(ruledOut !== undefined && { ruledOut }), answers };
}
