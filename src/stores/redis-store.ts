import { randomBytes } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import { InvalidInputError } from '../invalid-input-error.js';
import type { Change, Condition, Store, Stored, StoredEntry } from '../mock/state/store.js';
import { ReadCache } from './read-cache.js';
import { readRedisUrl } from './redis/address.js';
import { listOf } from './redis/list-of.js';
import { redisLog } from './redis/log.js';
import { after, collectionsIn, entryOf, keysIn, memberOf } from './redis/members.js';
import { openConnection } from './redis/open.js';
import { pack, packedWith, unpack } from './redis/packed.js';
import * as scripts from './redis/scripts.js';

/** Options of `redisStore`. */
export interface RedisStoreOptions {
  /**
   * Where Redis or Valkey is: `redis://HOST:PORT`, or `rediss://` for TLS, with user, password and database if it has
   * them: `rediss://USER:PASSWORD@HOST:PORT/DATABASE`. `valkey://` and `valkeys://` mean the same. If it is a node of a
   * cluster, the cluster is used.
   */
  readonly url: string;
  /** Begins the names of all keys. Mocks with the same prefix share their state. `authlete` if omitted. */
  readonly prefix?: string;
  /**
   * Milliseconds after which Redis deletes the state if no mock with its prefix runs any more; 0 to keep it. 7 days if
   * omitted.
   */
  readonly maxAge?: number;
  /** Milliseconds in which Redis must answer a command; 5000 if omitted. */
  readonly timeout?: number;
  /** TLS options of Node.js, such as `ca`, `cert` and `key`. */
  readonly tls?: ConnectionOptions;
}

const days = 24 * 60 * 60 * 1000;

/** Number of entries that Redis reads or deletes at a time. It does nothing else meanwhile. */
const chunk = 5000;

/**
 * Opens a store in Redis or Valkey, which mocks on several machines can share, and which outlives them. Needs the package
 * `ioredis`. Rejects with `StoreUnavailableError` if Redis cannot be reached.
 *
 * @example
 * const authlete = createAuthlete({ store: await redisStore({ url: 'redis://localhost:6379' }) });
 */
export async function redisStore(options: RedisStoreOptions): Promise<Store> {
  const { prefix = 'authlete', maxAge = 7 * days, timeout = 5000, tls } = options;
  const address = readRedisUrl(options.url);
  if (!/^[^{}\s]+$/.test(prefix))
    throw new InvalidInputError(
      `Failed to use ${JSON.stringify(prefix)} as the prefix of keys in Redis: it is empty, or has spaces or braces. Please use letters, digits and - . _ : /.`,
      'prefix',
    );
  const connection = await openConnection({ address, timeout, tls });
  // In a cluster, the braces put both keys on the same node, so that a script can use both.
  const [entries, index] = [`{${prefix}}:entries`, `{${prefix}}:index`];
  const run = (script: scripts.Script, ...args: (string | number)[]) =>
    connection.run(script, [entries, index], args);

  /** Begins the versions that this store writes. No other store has it, so no version is used twice. */
  const writer = randomBytes(9).toString('base64url');
  let written = 0;

  const read = new ReadCache();

  /** Where the next sweep of each collection continues. */
  const unswept = new Map<string, string>();

  const renew = () => run(scripts.renew, maxAge);
  await renew();
  const renewal = setInterval(
    () => renew().catch(() => {}),
    Math.min(Math.max(maxAge, 1000) / 20, days / 24),
  );
  renewal.unref();

  return {
    shared: true,
    log: redisLog(connection, prefix, maxAge),
    async get(collection, key) {
      const packed = await connection.send((client) => client.hget(entries, memberOf(collection, key)));
      if (packed === null) return undefined;
      const known = read.get(collection, key);
      if (known !== undefined && packed.startsWith(packedWith(known.version))) return known;
      return read.put(collection, key, unpack(packed));
    },
    async write(changes) {
      written += 1;
      const version = `${writer}.${written.toString(36)}`;
      const failed = await run(
        scripts.write,
        maxAge,
        ...changes.flatMap((change) => argumentsOf(change, version)),
      );
      return typeof failed === 'number' ? failed : undefined;
    },
    async list(collection, { prefix = '', start = 0, end = Number.POSITIVE_INFINITY } = {}) {
      const { min, max } = keysIn(collection, prefix);
      const number = Number.isFinite(end) ? Math.max(end - start, 0) : -1;
      return listOf(await run(scripts.list, min, max, start, number)).flatMap(unpacked);
    },
    count(collection, prefix = '') {
      const { min, max } = keysIn(collection, prefix);
      return connection.send((client) => client.zlexcount(index, min, max));
    },
    async entries(prefix) {
      const found: StoredEntry[] = [];
      let range = collectionsIn(prefix);
      for (;;) {
        const [members, values] = listOf(await run(scripts.page, range.min, range.max, chunk)).map(listOf);
        for (const [place, member] of (members ?? []).entries()) {
          if (typeof member !== 'string') continue;
          const { collection, key } = entryOf(member);
          for (const { value, expiresAt } of unpacked(values?.[place]))
            found.push({
              collection: collection.slice(prefix.length),
              key,
              value,
              ...(expiresAt !== undefined && { expiresAt }),
            });
          range = after(member, range);
        }
        if (members === undefined || members.length < chunk) return found;
      }
    },
    async clear(prefix) {
      const { min, max } = collectionsIn(prefix);
      while ((await run(scripts.clear, min, max, chunk)) === chunk);
    },
    async sweep(collection, now, limit) {
      const range = keysIn(collection, '');
      let dropped = 0;
      for (let left = limit; left > 0; left -= chunk) {
        const from = unswept.get(collection);
        const { min, max } = from === undefined ? range : after(from, range);
        const [expired, last] = listOf(await run(scripts.sweep, min, max, Math.min(left, chunk), now));
        if (typeof expired === 'number') dropped += expired;
        if (typeof last === 'string') unswept.set(collection, last);
        else {
          unswept.delete(collection);
          break;
        }
      }
      return dropped;
    },
    close() {
      clearInterval(renewal);
      return connection.close();
    },
  };
}

/** Returns a change as the script takes it. */
function argumentsOf(change: Change, version: string): string[] {
  const { op, collection, key, when } = change;
  const packed = op === 'put' ? pack(version, change.value, change.expiresAt) : '';
  return [op, memberOf(collection, key), when === undefined ? '' : conditionOf(when), packed];
}

function conditionOf(when: Condition): string {
  if (when === 'present') return '+';
  return when === 'absent' ? '-' : packedWith(when.version);
}

/** Unpacks an entry, unless Redis has none. */
const unpacked = (packed: unknown): readonly Stored[] => (typeof packed === 'string' ? [unpack(packed)] : []);
