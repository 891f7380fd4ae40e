import fc from 'fast-check';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Quirks } from '../../../src/index.js';
import { clientKey } from '../../support/client-keys.js';
import { runs } from '../../support/runs.js';
import {
  configurations,
  contentOf,
  doctype,
  identityPayload,
  issueSingle,
  issuing,
  licencePayload,
  proofFor,
  requestIdentifier,
  walletToken,
} from '../../support/wallet.js';

const hour = 3600;
const keys = await Promise.all(['one', 'two', 'three'].map((name) => clientKey('ES256', name)));
const proven = { jwt: { proof_signing_alg_values_supported: ['ES256'] } };
const credentialsSupported = JSON.stringify({
  ...configurations,
  Licence: { format: 'mso_mdoc', doctype, proof_types_supported: proven },
});

interface World {
  readonly now: number;
  readonly credentialTimes?: Quirks['credentialTimes'];
  readonly batchSize?: number;
  readonly credentialDuration?: number;
}

/** Copies of a credential, one for each key of a wallet. */
async function copies(
  configuration: 'Identity' | 'Licence',
  { now, credentialTimes, batchSize = 3, credentialDuration = 0 }: World,
  wanted = keys,
): Promise<string[]> {
  const authlete = issuing({
    metadata: { batchSize, credentialsSupported },
    service: {
      credentialDuration,
      ...(credentialTimes !== undefined && { quirks: { credentialTimes } }),
    },
    options: { clock: { now: () => now * 1000 } },
  });
  const accessToken = await walletToken(authlete);
  const jwt = await Promise.all(wanted.map((key) => proofFor(authlete, { key })));
  const request = { credential_configuration_id: configuration, proofs: { jwt } };
  const order = {
    requestIdentifier: await requestIdentifier(authlete, accessToken, request),
    credentialPayload: configuration === 'Identity' ? identityPayload : licencePayload,
  };
  const { credentials } = contentOf(await issueSingle(authlete, accessToken, order));
  return credentials.map(({ credential }: { credential: string }) => credential);
}

/** The times in an SD-JWT VC, in seconds. */
const timesOf = (credential: string) => {
  const { iat, exp } = decodeJwt(credential.split('~')[0] ?? '');
  return { issuedAt: iat ?? Number.NaN, expiresAt: exp };
};

/** The times in an mdoc, in seconds: signed, validFrom and validUntil. They are text in its CBOR. */
const timesOfMdoc = (credential: string): number[] =>
  [
    ...Buffer.from(credential, 'base64url')
      .toString('latin1')
      .matchAll(/\d{4}-\d\d-\d\dT[\d:]{8}Z/g),
  ].map(([time]) => Date.parse(time) / 1000);

const moment = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
const duration = fc.integer({ min: 1, max: 400 * 24 * hour });

describe('Copies of an SD-JWT VC in a batch', () => {
  it('share nothing that tells when they were issued, and live as long as they should', async () => {
    await fc.assert(
      fc.asyncProperty(moment, duration, async (now, credentialDuration) => {
        for (const copy of await copies('Identity', { now, credentialDuration })) {
          const { issuedAt, expiresAt = 0 } = timesOf(copy);
          expect([issuedAt % hour, expiresAt % hour]).toEqual([0, 0]);
          expect(issuedAt).toBeLessThanOrEqual(now);
          expect(now - issuedAt).toBeLessThan(hour);
          expect(expiresAt).toBeGreaterThanOrEqual(now + credentialDuration);
          expect(expiresAt - now - credentialDuration).toBeLessThan(hour);
        }
      }),
      { numRuns: runs(15) },
    );
  });

  it('have no disclosure, no digest and no signature in common', async () => {
    const parts = (await copies('Identity', { now: 1_800_000_123 })).map((copy) => {
      const [jwt = '', ...disclosures] = copy.split('~').slice(0, -1);
      const { _sd } = decodeJwt<{ _sd: string[] }>(jwt);
      return [...disclosures, ..._sd, jwt.split('.')[2]];
    });
    expect(parts).toHaveLength(3);
    expect(new Set(parts.flat()).size).toBe(parts.flat().length);
  });
});

describe('Copies of an mdoc in a batch', () => {
  it('have whole hours in their validity info', async () => {
    for (const [index, now] of [1_800_000_123, 1_800_003_599].entries()) {
      for (const copy of await copies('Licence', { now, credentialDuration: 86_461 + index })) {
        expect(timesOfMdoc(copy).map((time) => time % hour)).toEqual([0, 0, 0]);
      }
    }
  });
});

describe('The quirk credentialTimes', () => {
  const now = 1_800_000_123;
  const rounded = Math.floor(now / hour) * hour;
  it.each([
    [undefined, 1, now],
    [undefined, 2, rounded],
    ['rounded-in-batches', 1, now],
    ['rounded-in-batches', 2, rounded],
    ['rounded', 1, rounded],
    ['exact', 2, now],
  ] as const)('%s, with a batch size of %i', async (credentialTimes, batchSize, expected) => {
    const world = { now, batchSize, ...(credentialTimes !== undefined && { credentialTimes }) };
    const [sdJwt = ''] = await copies('Identity', world, keys.slice(0, 1));
    expect(timesOf(sdJwt)).toEqual({ issuedAt: expected, expiresAt: undefined });
    const [mdoc = ''] = await copies('Licence', world, keys.slice(0, 1));
    expect(timesOfMdoc(mdoc)[0]).toBe(expected);
  });
});
