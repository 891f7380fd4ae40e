import { isObject } from '../../json.js';
import { maskTarget } from '../../mock/mask.js';
import type { Contract, ContractOperation } from '../../spec/contract.js';
import { type Json, type JsonObject, pointerOf } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { applyOverlays } from '../../spec/overlay/apply.js';
import type { OverlayAction } from '../../spec/overlay/overlay.js';
import { type Router, routerOf } from '../../spec/router.js';
import type { HttpExchange } from '../exchange.js';
import { bodySchema } from '../schema-place.js';
import { actionsOf } from './actions.js';
import { type Drift, keyOf } from './drift.js';
import { driftsIn } from './drifts-in.js';
import { type DriftEvidence, evidenceText, moreEvidence } from './evidence.js';
import { mergedSchema, schemaOf } from './observed.js';

/** The maximum number of distinct reasons and drifts, so that memory is bounded. */
const mostReasons = 20;
const mostRows = 10_000;

interface Row {
  readonly drift: Drift;
  readonly evidence: DriftEvidence;
}

/**
 * Converts deviations of responses into overlay actions. Requests are ignored: the service silently accepts
 * unknown members.
 */
export class Suggestion {
  readonly #router: Router;
  readonly #rows = new Map<string, Row>();
  /** The exchanges that could not be used, counted by reason. */
  readonly passedOver = new Map<string, number>();
  exchanges = 0;

  constructor(readonly contract: Contract) {
    this.#router = routerOf(contract);
  }

  see(exchange: HttpExchange): void {
    this.exchanges += 1;
    const path = exchange.target.replace(/[?#].*$/s, '');
    const route = this.#router.match(exchange.method, path);
    if (route.kind === 'operation')
      for (const [key, drift] of byKey(this.#driftsOf(exchange, route.operation)))
        this.#keep(key, drift, exchange);
    else this.passOver(`No operation of the contract matches ${exchange.method} ${maskTarget(path)}.`);
  }

  passOver(why: string): void {
    const isKnown = this.passedOver.has(why) || this.passedOver.size < mostReasons;
    const reason = isKnown ? why : 'for other reasons';
    this.passedOver.set(reason, (this.passedOver.get(reason) ?? 0) + 1);
  }

  /** Returns the actions with their evidence. */
  actions(): OverlayAction[] {
    // The document was parsed from JSON.
    let document = this.contract.document as unknown as JsonObject;
    return inOrder([...this.#rows.values()]).flatMap(({ drift, evidence }) => {
      const made = actionsOf(drift, document).map((action) => ({
        ...action,
        defects: [],
        evidence: evidenceText(evidence),
      }));
      document = applyOverlays(document, [{ file: '', layer: 'forward', title: '', actions: made }]).document;
      return made;
    });
  }

  #driftsOf({ status, response }: HttpExchange, operation: ContractOperation): readonly Drift[] {
    // The value was parsed from JSON.
    const body = response.kind === 'json' ? (response.value as Json) : undefined;
    const documented = operation.responses.has(String(status)) ? String(status) : 'default';
    if (!operation.responses.has(documented)) return [this.#status(String(status), body, operation)];
    const root = bodySchema(operation, documented);
    return root === undefined || body === undefined ? [] : driftsIn(this.contract, root, body);
  }

  #status(status: string, body: Json | undefined, { path, method }: ContractOperation): Drift {
    const place = `#${pointerOf(['paths', path, method.toLowerCase(), 'responses'])}`;
    return {
      kind: 'status',
      place,
      status,
      observed: body === undefined ? undefined : this.#bodySchema(body),
    };
  }

  /** Returns the error schema if the body is an error. */
  #bodySchema(body: Json): SchemaObject {
    const isEnvelope =
      isObject(body) && Object.keys(body).every((name) => /^result(Code|Message)$/.test(name));
    const named = Object.hasOwn(this.contract.document.components.schemas, 'result');
    return isEnvelope && named ? { $ref: '#/components/schemas/result' } : schemaOf(body);
  }

  #keep(key: string, drift: Drift, exchange: HttpExchange): void {
    const row = this.#rows.get(key);
    if (row === undefined && this.#rows.size >= mostRows) this.passOver('Too much differs.');
    else {
      const evidence = moreEvidence(row?.evidence ?? { count: 0, shown: [] }, exchange);
      this.#rows.set(key, { drift: row === undefined ? drift : together(row.drift, drift), evidence });
    }
  }
}

/**
 * Sorts replacements last, and inner ones before outer ones, so that no correction inside a replaced schema
 * is lost.
 */
function inOrder(rows: readonly Row[]): Row[] {
  const depth = ({ drift }: Row): number =>
    drift.kind === 'type' ? drift.place.split('/').length : Infinity;
  return rows.toSorted((a, b) => (depth(a) === depth(b) ? 0 : depth(b) - depth(a)));
}

/** A response may show the same drift several times. */
function byKey(drifts: readonly Drift[]): Map<string, Drift> {
  const found = new Map<string, Drift>();
  for (const drift of drifts) {
    const key = keyOf(drift);
    const before = found.get(key);
    found.set(key, before === undefined ? drift : together(before, drift));
  }
  return found;
}

/** Combines two drifts at the same place. */
function together(a: Drift, b: Drift): Drift {
  if (!('observed' in a) || !('observed' in b)) return a;
  if (a.observed === undefined || b.observed === undefined) return a.observed === undefined ? b : a;
  return { ...a, observed: mergedSchema(a.observed, b.observed) };
}
