import { isObject, type UnknownRecord } from '../../json.js';
import { badRequest } from './refusals.js';

/** A key proof as received, with its type and its position in the request. */
export interface PresentedProof {
  readonly type: string;
  readonly value: string;
  readonly where: string;
}

const malformed = (outcome: string, needed: string) => badRequest('invalid_proof', outcome, needed);

/**
 * Returns the key proofs of a request: `proofs` of OpenID4VCI 1.0, section 8.2, or `proof` of the first
 * implementer's draft, section 7.2. Throws a `Failure` if they are malformed.
 */
export function presentedProofs({ proof, proofs }: UnknownRecord, firstDraft: boolean): PresentedProof[] {
  if (proof !== undefined && proofs !== undefined)
    throw malformed('The request has both proof and proofs', 'One of proof and proofs.');
  if (proofs !== undefined) return manyProofs(proofs);
  if (proof === undefined) return [];
  if (!firstDraft)
    throw malformed(
      'OpenID4VCI 1.0 has proofs instead of proof',
      'proofs instead of proof, or oid4vciVersion=1.0-ID1 in the service.',
    );
  return [singleProof(proof)];
}

function singleProof(proof: unknown): PresentedProof {
  const type = isObject(proof) ? proof['proof_type'] : undefined;
  if (!isObject(proof) || typeof type !== 'string')
    throw malformed('The proof has no proof_type', 'An object with proof_type as proof.');
  const value = proof[type];
  if (typeof value !== 'string')
    throw malformed(`The proof has no ${type}`, `The member ${type} in proof, as a string.`);
  return { type, value, where: `proof.${type}` };
}

function manyProofs(proofs: unknown): PresentedProof[] {
  const [entry, ...others] = isObject(proofs) ? Object.entries(proofs) : [];
  if (entry === undefined || others.length > 0)
    throw malformed(
      'proofs must be an object with one type of proof',
      'An object with one member as proofs.',
    );
  const [type, list] = entry;
  if (!Array.isArray(list) || list.length === 0)
    throw malformed(
      `proofs.${type} must be a list of proofs`,
      `A list with at least one proof as proofs.${type}.`,
    );
  return list.map((value, index) => {
    const where = `proofs.${type}[${index}]`;
    if (typeof value !== 'string') throw malformed(`${where} is not a string`, 'A string.');
    return { type, value, where };
  });
}
