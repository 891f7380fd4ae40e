import { InvalidInputError } from '../../invalid-input-error.js';

/** Where Redis is, and how to log in. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly tls: boolean;
  /** The URL, for messages: without the password. */
  readonly shown: string;
}

/** Whether each scheme means TLS. */
const schemes: Readonly<Record<string, boolean>> = {
  'redis:': false,
  'rediss:': true,
  'valkey:': false,
  'valkeys:': true,
};

/** Whether a text is the URL of a Redis or Valkey. */
export const isRedisUrl = (text: string): boolean => /^(redis|valkey)s?:\/\//i.test(text);

/** Reads the URL of a Redis or Valkey. */
export function readRedisUrl(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const tls = url && schemes[url.protocol];
  const db = url?.pathname.match(/^\/?(\d*)$/)?.[1];
  if (url === undefined || tls === undefined || url.hostname === '' || url.search !== '' || db === undefined)
    throw new InvalidInputError(
      `Failed to use ${JSON.stringify(masked(text))} as the address of Redis. Please pass a URL such as redis://localhost:6379, or rediss:// for TLS, as in rediss://USER:PASSWORD@HOST:PORT/DATABASE.`,
      'url',
    );
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 6379 : Number(url.port),
    ...(url.username !== '' && { username: decoded(url.username) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
    db: Number(db),
    tls,
    shown: shown(url),
  };
}

/** Masks the user and password of a text that was meant as a URL. */
const masked = (text: string): string => text.replace(/^.*@/s, '***@').replace(/[?#].*$/s, '');

/** Returns a URL as messages show it. */
function shown(url: URL): string {
  const copy = new URL(url);
  if (copy.password !== '') copy.password = '***';
  return copy.href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
