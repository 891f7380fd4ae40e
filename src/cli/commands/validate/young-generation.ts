import { setFlagsFromString } from 'node:v8';

/** V8 prints an error for a flag that it does not know, so newer versions have to be tried first. */
const newestTried = 26;

/**
 * Keeps V8's space for new objects at its initial size. It would grow from twice 1 MB to twice 16 MB, although an exchange is
 * garbage before the next one is read. V8 reads this flag when it wants to grow, so it can be set while the process runs.
 */
export function keepYoungGenerationSmall(): void {
  if (Number.parseInt(process.versions.node, 10) <= newestTried)
    setFlagsFromString('--semi-space-growth-factor=1');
}
