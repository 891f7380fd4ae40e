import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { reasonOf } from '../spec/failure.js';
import { CliError } from './cli-error.js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Listens at an address. Warns if others on the network can reach it, and what they could do. Rejects with
 * `CliError` if the address cannot be bound.
 */
export async function listenAt<Listening>(
  { host, port }: Address,
  danger: string,
  listen: (address: Address) => Promise<Listening>,
  warn = (warning: string): void => console.error(`Warning: ${warning}`),
): Promise<Listening> {
  if (!isLoopback(host)) warn(`every machine that can reach ${host} ${danger}.`);
  try {
    return await listen({ host, port });
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    const code = isObject(error) ? error['code'] : undefined;
    const explain = explanations[String(code)] ?? other;
    throw new CliError(`Failed to listen on ${host}, port ${port}: ${explain(reasonOf(error))}`);
  }
}

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(host);

const other = (reason: string): string => `${reason}. Please choose another address or port.`;

const explanations: Readonly<Record<string, (reason: string) => string>> = {
  EADDRINUSE: () =>
    'the port is in use. Please stop the process that uses it, or choose another with --port.',
  EACCES: () => 'permission denied. Please choose a port above 1023.',
  EADDRNOTAVAIL: () => 'the address does not belong to this machine. Please choose another with --host.',
  ENOTFOUND: () => 'the host name is unknown. Please choose another with --host.',
};
