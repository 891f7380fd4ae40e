import type { ConnectionOptions } from 'node:tls';
import { InvalidInputError } from '../../invalid-input-error.js';
import { StoreUnavailableError } from '../../mock/state/store-unavailable.js';
import type { RedisAddress } from './address.js';
import { explain } from './advice.js';
import { type Client, Connection } from './connection.js';
import { inTime } from './in-time.js';

export interface OpenOptions {
  readonly address: RedisAddress;
  /** Milliseconds in which Redis must answer. */
  readonly timeout: number;
  readonly tls?: ConnectionOptions | undefined;
}

/** How long to wait at most before trying again whether Redis is back, in milliseconds. */
const longestPause = 500;

/** Connects to a Redis, or to the cluster that it is a node of. Rejects if that is not possible at once. */
export async function openConnection({ address, timeout, tls }: OpenOptions): Promise<Connection> {
  const { Redis, Cluster } = await loadClient();
  const { host, port, db, shown } = address;
  let opened = false;
  const retryStrategy = (attempt: number) => (opened ? Math.min(10 * 2 ** attempt, longestPause) : null);
  const options = {
    ...(address.username !== undefined && { username: address.username }),
    ...(address.password !== undefined && { password: address.password }),
    ...((address.tls || tls !== undefined) && { tls: { ...tls } }),
    connectTimeout: timeout,
    socketTimeout: timeout,
    lazyConnect: true,
    disableClientInfo: true,
    // A command that was possibly executed is not sent again, and none is kept for later.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // How soon to ask again whether Redis has read its data after a restart.
    maxLoadingRetryTime: longestPause,
    enableOfflineQueue: false,
  };
  const single = new Redis({ ...options, host, port, db, retryStrategy });
  let client: Client = single;
  let problem: unknown;
  const note = (error: unknown) => {
    problem = error;
  };
  try {
    single.on('error', note);
    await inTime(single.connect(), timeout);
    if (/^(?:redis|server)_mode:cluster\b/m.test(await inTime(single.info('server'), timeout))) {
      single.disconnect();
      client = new Cluster([{ host, port }], {
        lazyConnect: true,
        clusterRetryStrategy: retryStrategy,
        // The commands themselves tell whether the cluster works.
        enableReadyCheck: false,
        // These would send commands again that were possibly executed.
        retryDelayOnFailover: 0,
        slotsRefreshTimeout: timeout,
        // Certificates have names, so connect to names.
        dnsLookup: (name, done) => done(null, name),
        redisOptions: { ...options, enableReadyCheck: false },
      });
      client.on('error', note);
      await inTime(client.connect(), timeout);
    }
    opened = true;
    client.off('error', note);
    return new Connection(client, shown, timeout);
  } catch (error) {
    client.disconnect();
    throw new StoreUnavailableError(
      `Failed to connect to Redis at ${shown}: ${explain(problem ?? error, check(address))}`,
    );
  }
}

const check = ({ tls }: RedisAddress): string =>
  tls
    ? 'Please check that it is running and reachable, and that it expects TLS. Otherwise, use redis://.'
    : 'Please check that it is running and reachable, and that it does not expect TLS. Otherwise, use rediss://.';

async function loadClient() {
  try {
    return await import('ioredis');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new InvalidInputError(
      'Failed to use Redis: the package ioredis is not installed. Please install it: npm install --save-dev ioredis',
    );
  }
}
