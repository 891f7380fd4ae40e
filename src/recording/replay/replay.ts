import type { AnyCall } from '../../mock/operation.js';
import type { ResponderOutcome } from '../../mock/outcome.js';
import type { ContractOperation } from '../../spec/contract.js';
import type { Recording } from '../format.js';
import { Bindings } from './bindings.js';
import { choose } from './choose.js';
import { compareValue } from './compare.js';
import { fill } from './fill.js';
import { Keys } from './keys.js';
import { notRecorded, type PartComparison } from './not-recorded.js';
import { PlaceholderOrigins } from './placeholder-origins.js';
import { RelatedParts } from './related-parts.js';
import { partsOf, type ReplayPart } from './replay-part.js';

interface Stage {
  readonly parts: readonly ReplayPart[];
  readonly kinship: RelatedParts;
  readonly cast: PlaceholderOrigins;
  readonly keys: Keys;
}

/** Answers calls from a recording, with new tickets, codes and tokens. */
export class Replay {
  readonly #recording: Recording;
  readonly #bindings = new Bindings();
  #stage: Stage | undefined;
  readonly #played = new Set<ReplayPart>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Handles one call at a time: a response may bind values that the next call is compared with. */
  answer(operation: ContractOperation, call: AnyCall): Promise<ResponderOutcome> {
    const answered = this.#turn.then(() => this.#answer(operation, call));
    this.#turn = answered.catch(() => {});
    return answered;
  }

  async #answer(operation: ContractOperation, call: AnyCall): Promise<ResponderOutcome> {
    this.#stage ??= this.#prepare(call);
    const { parts, kinship, cast, keys } = this.#stage;
    const comparisons = parts
      .filter((part) => part.operationId === operation.operationId)
      .filter(({ path }) => path['serviceId'] === call.path['serviceId'])
      .map((part) => this.#try(part, call, cast));
    const fitting = comparisons.filter(({ differences }) => differences.length === 0).map(({ part }) => part);
    const progress = { parts, kinship, played: this.#played };
    const part = choose(fitting, progress);
    if (part === undefined) return notRecorded(operation, comparisons, progress);

    comparisons.find((comparison) => comparison.part === part)?.bindings.commit();
    this.#played.delete(part);
    this.#played.add(part);
    const { service, engine } = call;
    const { clock, random } = service ?? engine.options;
    return fill(part, { bindings: this.#bindings, cast, keys, clock, random });
  }

  #prepare({ engine }: AnyCall): Stage {
    const parts = partsOf(this.#recording, engine);
    const reads = new Set(parts.filter(({ isRepeatable }) => isRepeatable).map(({ exchange }) => exchange));
    const cast = new PlaceholderOrigins(this.#recording, (exchange) => reads.has(exchange));
    return { parts, kinship: new RelatedParts(parts), cast, keys: new Keys(engine.options) };
  }

  #try(part: ReplayPart, { body, path, search }: AnyCall, cast: PlaceholderOrigins): PartComparison {
    const bindings = new Bindings(this.#bindings);
    const measure = { bindings, cast };
    const differences = [
      ...compareValue(measure, '', 'body', part.body, body),
      ...compareValue(measure, 'path', '', part.path, path),
      ...compareValue(measure, 'query', 'parameters', part.query, search),
    ];
    return { part, differences, bindings };
  }
}
