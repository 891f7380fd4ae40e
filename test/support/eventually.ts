import { vi } from 'vitest';

/**
 * Resolves to what the check returns, once it does not throw. Waits long, because a loaded machine is slow: by default,
 * `vi.waitFor` gives up after a second.
 */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 45_000, interval: 20 });
