import { readdirSync, readFileSync } from 'node:fs';
import { wireCode } from '../../src/mock/results/index.js';

/** What the tests reached: operation, action or status, result code, and `stub` if a stub forced it. */
export const reached: ReadonlySet<string> = new Set(
  readdirSync('test/.reached').flatMap((file): string[] =>
    JSON.parse(readFileSync(`test/.reached/${file}`, 'utf8')),
  ),
);

export const isReached = (id: string, action: string, code: string): boolean =>
  reached.has(`${id} ${action} ${wireCode(code)}`);

export const isForced = (id: string, action: string, code: string): boolean =>
  reached.has(`${id} ${action} ${wireCode(code)} stub`);

/** Whether the mock or a stub produced the action, with any result code. */
export const isReachedPair = (id: string, action: string, by: 'mock' | 'stub'): boolean =>
  [...reached].some((key) => {
    const [operationId, found, , stub] = key.split(' ');
    return operationId === id && found === action && (stub === 'stub') === (by === 'stub');
  });
