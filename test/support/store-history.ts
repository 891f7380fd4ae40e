import fc from 'fast-check';
import type { Store } from '../../src/index.js';
import { StoreUnavailableError } from '../../src/index.js';
import type { Change, Condition, Stored } from '../../src/mock/state/store.js';
import type { SequentialModel, Timed } from './linearizability.js';

const collection = 'linearizability';
const keys = ['a', 'b', 'c'] as const;
type Key = (typeof keys)[number];

/** The value of each key, by which it can be told who wrote it: no two writes store the same. */
type Values = Partial<Record<Key, string | undefined>>;

interface Write {
  readonly key: Key;
  /** The value to store; `undefined` to delete. */
  readonly value: string | undefined;
  /** `present`, `absent`, or the value that must still be there; `undefined` for no condition. */
  readonly when: 'present' | 'absent' | { readonly value: string } | undefined;
}

/** A call of a store, and what it returned; no result if it is not known whether it happened. */
export type StoreCall = Timed & { readonly client: number } & (
    | { readonly op: 'get'; readonly key: Key; readonly result?: string | undefined }
    | { readonly op: 'list'; readonly result?: readonly string[] }
    | { readonly op: 'write'; readonly writes: readonly Write[]; readonly result?: number | 'done' }
  );

/** What a client does next: reads a key, reads all, or writes some keys, on condition that they are as it read them. */
const plan = fc.oneof(
  { weight: 2, arbitrary: fc.record({ op: fc.constant('get' as const), key: fc.constantFrom(...keys) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('list' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('write' as const),
      keys: fc.subarray([...keys], { minLength: 1 }),
      when: fc.constantFrom('read', 'read', 'present', 'absent', undefined),
      deletes: fc.nat(3).map((number) => number === 0),
    }),
  },
);

/** Runs several clients at once, each with a store of its own that has the same content. Resolves to their calls. */
export async function recordHistory(
  clients: readonly Store[],
  { seed, calls }: { readonly seed: number; readonly calls: number },
): Promise<StoreCall[]> {
  const history: StoreCall[] = [];
  let time = 0;
  let values = 0;
  const plans = fc.sample(fc.array(plan, { minLength: calls, maxLength: calls }), {
    seed,
    numRuns: clients.length,
  });

  async function client(store: Store, number: number): Promise<void> {
    /** The entries as this client read them last. */
    const read = new Map<Key, Stored | undefined>();
    const timed = async <Result>(call: () => Result | Promise<Result>) => {
      time += 1;
      const called = time;
      const result = await known(call);
      time += 1;
      return { client: number, called, returned: result.known ? time : Number.POSITIVE_INFINITY, ...result };
    };
    for (const next of plans[number] ?? []) {
      if (next.op === 'get') {
        const { known, value, ...times } = await timed(async () => store.get(collection, next.key));
        if (!known) continue;
        read.set(next.key, value);
        history.push({ op: 'get', key: next.key, ...times, result: textOf(value) });
      } else if (next.op === 'list') {
        const { known, value, ...times } = await timed(async () => store.list(collection));
        if (known)
          history.push({ op: 'list', ...times, result: value.map((stored) => textOf(stored) ?? '') });
      } else {
        values += 1;
        const writes = next.keys.map((key): Write => {
          const value = next.deletes ? undefined : `${key}${values}`;
          const before = textOf(read.get(key));
          const when = next.when !== 'read' ? next.when : before === undefined ? 'absent' : { value: before };
          return { key, value, when };
        });
        const changes = writes.map((write) => changeOf(write, read.get(write.key)));
        const { known, value, ...times } = await timed(async () => store.write(changes));
        history.push({ op: 'write', writes, ...times, ...(known && { result: value ?? 'done' }) });
      }
    }
  }
  await Promise.all(clients.map(client));
  return history;
}

type Known<Result> =
  | { readonly known: true; readonly value: Result }
  | { readonly known: false; readonly value?: never };

async function known<Result>(call: () => Result | Promise<Result>): Promise<Known<Result>> {
  try {
    return { known: true, value: await call() };
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return { known: false };
  }
}

function textOf(stored: Stored | undefined): string | undefined {
  const value = stored?.value;
  return value !== undefined && 'value' in value ? String(value.value) : undefined;
}

function changeOf({ key, value, when }: Write, read: Stored | undefined): Change {
  const condition: Condition | undefined = typeof when === 'object' ? { version: read?.version ?? '' } : when;
  const place = { collection, key, ...(condition !== undefined && { when: condition }) };
  return value === undefined ? { op: 'delete', ...place } : { op: 'put', ...place, value: { value } };
}

/** What a store does if its calls come one after the other. */
export const storeModel: SequentialModel<StoreCall> = {
  initial: '{}',
  step(state, call) {
    const values: Values = JSON.parse(state);
    if (call.op === 'get') return values[call.key] === call.result ? state : undefined;
    if (call.op === 'list') {
      const listed = keys.flatMap((key) => values[key] ?? []);
      return listed.join() === call.result?.join() ? state : undefined;
    }
    const failed = call.writes.findIndex(({ key, when }) => !holds(when, values[key]));
    const result = failed < 0 ? 'done' : failed;
    if (call.result !== undefined && call.result !== result) return undefined;
    if (result === 'done') for (const { key, value } of call.writes) values[key] = value;
    return JSON.stringify(Object.fromEntries(keys.map((key) => [key, values[key]])));
  },
};

function holds(when: Write['when'], value: string | undefined): boolean {
  if (when === undefined) return true;
  if (when === 'present') return value !== undefined;
  return when === 'absent' ? value === undefined : value === when.value;
}
