import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../json.js';
import type { StubDefinition } from './stub.js';
import { Stub, type StubProgress } from './stubbed.js';

/** A definition as JSON, in which regular expressions are objects. */
interface StoredDefinition {
  readonly definition: object;
  /** Whether it has parts that JSON lacks, so that only the process that made the stub can answer with it. */
  readonly incomplete?: true;
}

/** A stub as processes share it. */
export interface StoredStub extends StoredDefinition, StubProgress {
  readonly id: string;
  readonly revision: number;
  readonly operationId: string;
  /** The ID of the stub that must be met first. */
  readonly previous?: string;
  readonly scenario?: string;
}

export function storedStub(stub: Stub): StoredStub {
  const { id, revision, operationId, previous, scenario, progress } = stub;
  return {
    id,
    revision,
    operationId,
    ...storedDefinition(stub),
    ...(previous !== undefined && { previous: previous.id }),
    ...(scenario !== undefined && { scenario }),
    ...progress,
  };
}

/** Returns the stub that another process has stored. */
export function stubOf(stored: StoredStub, previous: Stub | undefined): Stub {
  const { id, revision, operationId, scenario, incomplete } = stored;
  // Only `storedStub` makes definitions of stubs.
  const definition = fromJson(stored.definition) as StubDefinition;
  const isElsewhere = incomplete === true;
  return new Stub(id, definition, operationId, { previous, scenario, revision, isElsewhere });
}

/** Whether only this process can answer with a stub. */
export const isOnlyHere = (stub: Stub): boolean =>
  !stub.isElsewhere && storedDefinition(stub).incomplete === true;

const known = new WeakMap<Stub, StoredDefinition>();

function storedDefinition(stub: Stub): StoredDefinition {
  const stored = known.get(stub) ?? complete(stub);
  known.set(stub, stored);
  return stored;
}

function complete(stub: Stub): StoredDefinition {
  const definition = asJson(stub.definition);
  const given = Object.entries(stub.definition).filter(([, value]) => value !== undefined);
  const isComplete = isDeepStrictEqual(fromJson(definition), Object.fromEntries(given));
  return { definition, ...((stub.isElsewhere || !isComplete) && { incomplete: true }) };
}

/** Returns a definition as JSON. */
export const asJson = (definition: object): object =>
  JSON.parse(
    JSON.stringify(definition, (_, value: unknown) =>
      value instanceof RegExp ? { $regexp: value.source, flags: value.flags } : value,
    ),
  );

/** Returns the definition that `asJson` has changed into JSON. */
export const fromJson = (json: object): object =>
  JSON.parse(JSON.stringify(json), (_, value: unknown) =>
    isObject(value) && typeof value['$regexp'] === 'string'
      ? new RegExp(value['$regexp'], String(value['flags']))
      : value,
  );
