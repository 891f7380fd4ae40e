import { Worker } from 'node:worker_threads';
import { issuerPem } from './issuance.js';

/** What a verifier reads from an mdoc. */
export interface VerifiedMdoc {
  readonly docType: string;
  readonly claims: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly deviceKey: ReadonlyMap<number, unknown> | undefined;
  readonly signed: Date;
  readonly validUntil: Date;
}

/**
 * Verifies an mdoc with @auth0/mdl. Runs in a thread: that library and the issuing one register conflicting
 * CBOR extensions.
 */
export const verifiedMdoc = (credential: string, root = issuerPem): Promise<VerifiedMdoc> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('verify-mdoc.mjs', import.meta.url), {
      workerData: { credential, root, now: Date.now() },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
