import * as crypto from 'node:crypto';

/** In one step since Node.js 20.12: a third of the time of `createHash`. */
const inOneStep: typeof crypto.hash | undefined = crypto.hash;

/** The SHA-256 digest of a text as base64url, the form in which secrets are kept. */
export const sha256 = (text: string): string =>
  inOneStep === undefined
    ? crypto.createHash('sha256').update(text).digest('base64url')
    : inOneStep('sha256', text, 'base64url');
