import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InvalidInputError, type Store, StoreUnavailableError } from '../../src/index.js';
import { openDatabase } from '../../src/stores/sqlite/node-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite-store.js';
import { inTurns } from '../support/in-turns.js';
import { interleavingStore } from '../support/interleaving-store.js';
import { logContract } from '../support/log-contract.js';
import { storeContract } from '../support/store-contract.js';
import { linearizable } from '../support/store-linearizability.js';
import { storeRanks } from '../support/store-ranks.js';
import { put } from '../support/stored.js';
import { emptyFolder } from './folders.js';
import { logsOf } from './logs.js';

function opened(folder = emptyFolder(), timeout = 5000): Store {
  const store = sqliteStore({ folder, timeout });
  onTestFinished(() => store.close());
  return store;
}

storeContract('SQLite', () => opened());

storeRanks('SQLite', () => opened());

linearizable('SQLite, a store for each client', async () => {
  const folder = emptyFolder();
  return (number) => interleavingStore(number + 1, opened(folder));
});

storeContract('SQLite, two stores in one folder', () => {
  const folder = emptyFolder();
  return inTurns([opened(folder), opened(folder)]);
});

logContract('SQLite', async () => {
  const folder = emptyFolder();
  return logsOf(opened(folder), opened(folder));
});

const file = (folder: string): string => join(folder, 'state.db');

/** A folder with a closed database of some entries. */
async function filled(entries = 200): Promise<string> {
  const folder = emptyFolder();
  const store = sqliteStore({ folder });
  for (let number = 0; number < entries; number += 1)
    await put(store, 'a', `k${number}`, { number, text: 'x'.repeat(100) });
  await store.close();
  return folder;
}

describe('the numbers of entries in ranges', () => {
  const count = 20_000;
  const keys = Array.from({ length: count }, (_, number) => String(number).padStart(5, '0'));
  const orders: Readonly<Record<string, readonly string[]>> = {
    'in order': keys,
    backwards: keys.toReversed(),
    scattered: keys.map((_, index) => keys[(index * 7919) % count] ?? ''),
  };

  it.each(Object.entries(orders))('stay right and few when entries come and go %s', async (_, order) => {
    const folder = emptyFolder();
    const store = opened(folder);
    const write = (op: 'put' | 'delete', some: readonly string[]) =>
      store.write(
        some.map((key) => ({ collection: 'a', key, ...(op === 'put' ? { op, value: {} } : { op }) })),
      );
    let left = order;
    await write('put', left);
    mustAgree(folder, left);
    for (const gone of [0.5, 0.9, 0.9, 0.9, 1]) {
      const first = Math.ceil(left.length * gone);
      await write('delete', left.slice(0, first));
      left = left.slice(first);
      mustAgree(folder, left);
    }
    expect(left).toEqual([]);
  });

  /** Compares the numbers with the keys that are left. */
  function mustAgree(folder: string, left: readonly string[]): void {
    const database = openDatabase(file(folder));
    const rows = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ low: '', count: 0, buckets: 0, ...Object(row) }));
    const buckets = rows('SELECT low, count FROM bucket ORDER BY low');
    const shelves = rows('SELECT low, count, buckets FROM shelf ORDER BY low');
    database.close();
    const within = (lows: readonly string[], all: readonly { low: string }[], index: number) =>
      lows.filter((low) => low >= (all[index]?.low ?? '') && low < (all[index + 1]?.low ?? '~')).length;
    for (const [index, bucket] of buckets.entries()) expect(within(left, buckets, index)).toBe(bucket.count);
    const lows = buckets.map(({ low }) => low);
    for (const [index, shelf] of shelves.entries())
      expect(shelf).toMatchObject({
        count: within(left, shelves, index),
        buckets: within(lows, shelves, index),
      });
    expect(buckets.length).toBeLessThanOrEqual(1 + left.length / 50);
    expect(shelves.length).toBeLessThanOrEqual(1 + buckets.length / 16);
  }
});

describe('a folder', () => {
  it('keeps what was written, for this user only', async () => {
    const folder = await filled(1);
    const store = opened(folder);
    expect((await store.get('a', 'k0'))?.value).toMatchObject({ number: 0 });
    await store.log?.append('a', 'text', 1);
    const files = ['state.db', 'journal.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);
    for (const name of ['', ...files]) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  });

  it('keeps the keys of two subjects apart that differ in half of a surrogate pair', async () => {
    const store = opened();
    const keys = ['1/\ud800', '1/\udfff', '1/\ufffd', '1/😀'];
    for (const key of keys) await put(store, 'a', key, { key });
    for (const key of keys) expect((await store.get('a', key))?.value).toEqual({ key });
    expect((await store.entries('a')).map(({ key }) => key).sort()).toEqual([...keys].sort());
  });

  it('is refused if its file is not a database, damaged, of another program or of a newer toolkit', async () => {
    const text = await filled(0);
    rmSync(file(text));
    writeFileSync(file(text), 'This is a text, and no database. '.repeat(100));
    const truncated = await filled();
    truncateSync(file(truncated), 8192);
    const foreign = emptyFolder();
    inDatabase(foreign, 'CREATE TABLE song (title TEXT)');
    const newer = await filled(1);
    inDatabase(newer, 'PRAGMA user_version = 9');
    const cases = {
      [text]: 'not a database',
      [truncated]: 'damaged',
      [foreign]: 'another program',
      [newer]: 'format 9',
    };
    for (const [folder, reason] of Object.entries(cases)) {
      const before = readFileSync(file(folder));
      expect(() => sqliteStore({ folder })).toThrow(InvalidInputError);
      expect(() => sqliteStore({ folder })).toThrow(new RegExp(`${folder}.*${reason}.*Please`));
      expect(readFileSync(file(folder)).equals(before)).toBe(true);
    }
  });

  it('is refused if it cannot be created, or is a file', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const wrong of [join(folder, 'none', 'below'), join(folder, 'file')])
      expect(() => sqliteStore({ folder: wrong })).toThrow(/Please choose a folder/);
  });

  it('whose pages were overwritten gives errors, and never a wrong value', async () => {
    const folder = await filled(2000);
    const bytes = readFileSync(file(folder));
    bytes.fill(0xa5, 3 * 4096, 40 * 4096);
    writeFileSync(file(folder), bytes);
    const outcomes = { right: 0, failed: 0 };
    const store = attempt(() => opened(folder));
    for (let number = 0; number < 2000; number += 1) {
      const found = attempt(() => store?.get('a', `k${number}`));
      if (found === undefined) outcomes.failed += 1;
      else {
        expect(found).toMatchObject({ value: { number } });
        outcomes.right += 1;
      }
    }
    expect(outcomes.failed).toBeGreaterThan(0);
  });

  it('that another process locks makes writes fail in time, and reads go on', async () => {
    const folder = await filled(1);
    const store = opened(folder, 100);
    const other = openDatabase(file(folder));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    await expect(put(store, 'a', 'new', {})).rejects.toThrow(StoreUnavailableError);
    await expect(put(store, 'a', 'new', {})).rejects.toThrow(/another process has locked it.*Please/);
    expect(await store.get('a', 'k0')).toBeDefined();
    other.exec('ROLLBACK');
    await put(store, 'a', 'new', {});
    expect(await store.get('a', 'new')).toBeDefined();
  });
});

/** A small file system in memory. */
function smallDisk(): string {
  const folder = emptyFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { encoding: 'utf8' });
  if (mounted.status !== 0) throw new Error(`Failed to mount a file system: ${mounted.stderr}`);
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

/** Whether this user can mount a file system. Others do not see what a full disk does, and are told so. */
const canMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
if (!canMount)
  console.error('\n!!! THIS USER CANNOT MOUNT FILE SYSTEMS: A FULL AND A READ-ONLY DISK WERE NOT TESTED.\n');

describe.skipIf(!canMount)('a disk', () => {
  it('that is full refuses writes, keeps what it acknowledged, and recovers when there is space', async () => {
    const folder = smallDisk();
    const store = opened(join(folder, 'data'));
    let acknowledged = 0;
    const fill = async (): Promise<void> => {
      for (;;) {
        await put(store, 'a', `k${acknowledged}`, { text: 'x'.repeat(5000) });
        acknowledged += 1;
      }
    };
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(300_000));
    await expect(fill()).rejects.toThrow(/the disk is full.*Please free some space/);
    expect(acknowledged).toBeGreaterThan(10);
    expect(await store.count('a')).toBe(acknowledged);
    rmSync(join(folder, 'ballast'));
    await put(store, 'a', 'after', {});
    expect(await store.count('a')).toBe(acknowledged + 1);
  });

  it('that is read-only is refused with what to do', () => {
    const folder = smallDisk();
    mkdirSync(join(folder, 'data'));
    chmodSync(folder, 0o700);
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0);
    expect(() => sqliteStore({ folder: join(folder, 'data') })).toThrow(/read-only.*Please choose a folder/i);
  });
});

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    expect(String(error)).toMatch(/state\.db: .*damaged/);
    return undefined;
  }
}

function inDatabase(folder: string, sql: string): void {
  const database = openDatabase(file(folder));
  database.exec(sql);
  database.close();
}
