import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { ControlClient, ListedService } from '../../../control/client.js';
import { httpUrl } from '../../../http-url.js';
import { isObject } from '../../../json.js';
import type { RunningMock } from '../../running/state-files.js';
import type { Settings } from './settings.js';

/** What `doctor` examines. */
export interface Patient {
  readonly settings: Settings;
  /** The base URL that the server uses; `undefined` if it is not set, or not a URL. */
  readonly base: URL | undefined;
  /** The mocks that run on this machine. */
  readonly running: readonly RunningMock[];
  /** The mock that the server should use; `undefined` if none runs. */
  readonly mock: ExaminedMock | undefined;
}

export interface ExaminedMock {
  readonly url: URL;
  /** `undefined` if the control plane cannot be used. */
  readonly control: ControlClient | undefined;
  /** Why the control plane cannot be used. */
  readonly obstacle?: string;
  readonly services: readonly ListedService[];
  /** The service that the server should use; `undefined` if there are several. */
  readonly serviceId: number | undefined;
}

/** Returns the base URL without what the SDKs add, and without surrounding quotes and spaces. */
export function baseOf(settings: Settings): URL | undefined {
  const { value = '' } = settings.of('baseUrl') ?? {};
  return httpUrl(value.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

export const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80));

/** The host name as the network knows it. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Resolves to the addresses of a host, in the order in which programs try them; empty if it is unknown. */
export const addressesOf = (host: string): Promise<readonly string[]> =>
  lookup(host, { all: true, order: 'verbatim' }).then(
    (found) => [...new Set(found.map(({ address }) => address))],
    () => [],
  );

/** Resolves to why no connection is possible; `undefined` if it is. */
export const refusalOf = (host: string, port: number, timeout = 2000): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout });
    const done = (refusal: string | undefined) => {
      socket.destroy();
      resolve(refusal);
    };
    socket.once('connect', () => done(undefined));
    socket.once('timeout', () => done('no answer'));
    socket.once('error', (error) => {
      const code = isObject(error) ? error['code'] : undefined;
      done(code === 'ECONNREFUSED' ? 'connection refused' : String(code ?? error));
    });
  });

/** Returns an address of this machine that other machines and containers can reach. */
export const outerAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host);
