import { encode } from 'cbor2';

/** Header labels (RFC 9052, section 3.1; RFC 9360, section 2). */
export const coseHeaders = { algorithm: 1, contentType: 3, x5chain: 33 } as const;

/** Returns the Sig_structure of a COSE_Sign1 (RFC 9052, section 4.4), without external data. */
export const signatureInput = (protectedHeaders: Uint8Array, payload: Uint8Array): Uint8Array =>
  encode(['Signature1', protectedHeaders, new Uint8Array(), payload]);
