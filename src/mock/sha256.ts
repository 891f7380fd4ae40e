import * as crypto from 'node:crypto';

/** `crypto.hash` exists since Node.js 20.12 and takes a third of the time of `createHash`. */
const inOneStep: typeof crypto.hash | undefined = crypto.hash;

/** Returns the SHA-256 digest of a text, base64url-encoded. Secrets are stored in this form. */
export const sha256 = (text: string): string =>
  inOneStep === undefined
    ? crypto.createHash('sha256').update(text).digest('base64url')
    : inOneStep('sha256', text, 'base64url');
