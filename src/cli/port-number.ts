import { InvalidArgumentError } from 'commander';

/** Parses the value of a port option. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Please use a port from 0 to 65535.');
}
