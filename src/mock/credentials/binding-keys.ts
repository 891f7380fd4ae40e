import type { JWK } from 'jose';
import { isObject, type UnknownRecord } from '../../json.js';
import { Failure } from '../failure.js';
import { attestationProof } from './attestation-proof.js';
import { attestedJwtProof } from './attested-jwt-proof.js';
import { formatNamed } from './formats.js';
import type { ProofExpectations, ShownKeys } from './jwt-proof.js';
import { type PresentedProof, presentedProofs } from './presented-proofs.js';
import { badRequest } from './refusals.js';

/** The values that key proofs are checked against, besides the credential configuration. */
export interface ProofContext extends Omit<ProofExpectations, 'algorithms' | 'attestation'> {
  readonly firstDraft: boolean;
  /** Maximum number of keys for which the wallet may request credentials. */
  readonly batchSize: number;
  readonly nonceRequired: boolean;
  /** Whether a nonce is the expected one. */
  isExpected(nonce: string): boolean;
  /** The nonce for a new proof. */
  readonly expectedNonce: string;
}

const checks: ReadonlyMap<
  string,
  (proof: string, expected: ProofExpectations) => Promise<ShownKeys | string>
> = new Map([
  ['jwt', attestedJwtProof],
  ['attestation', attestationProof],
  // Loaded on first use, because its libraries are large.
  ['cwt', async (...given) => (await import('./cwt-proof.js')).cwtProof(...given)],
]);

/**
 * Resolves to the public keys whose possession the wallet proves (OpenID4VCI 1.0, section 8.2 and appendix F).
 * Throws a `Failure` if a proof is missing or invalid.
 */
export async function bindingKeys(
  request: UnknownRecord,
  configuration: UnknownRecord,
  context: ProofContext,
): Promise<JWK[]> {
  const presented = presentedProofs(request, context.firstDraft);
  const types = configuration['proof_types_supported'];
  if (presented.length === 0 && types !== undefined)
    throw badRequest(
      'invalid_proof',
      'The credential configuration requires a key proof',
      'A key proof of the wallet.',
    );
  if (presented.length > context.batchSize) throw tooMany(context);
  const keys: JWK[] = [];
  for (const proof of presented) {
    const shown = await checked(proof, types, context);
    checkNonce(proof, shown, context);
    keys.push(...shown.keys);
  }
  const format = await formatNamed(String(configuration['format']));
  if (!keys.every((key) => format.binds(key)))
    throw badRequest(
      'invalid_proof',
      'The credential format does not support keys of this type or curve',
      'A key of a type and curve that the credential format supports, such as P-256.',
    );
  if (keys.length > context.batchSize) throw tooMany(context);
  return keys;
}

const tooMany = ({ batchSize }: ProofContext): Failure =>
  badRequest(
    'invalid_proof',
    `The proofs are for more than ${batchSize} keys`,
    `Proofs for at most ${batchSize} keys.`,
  );

async function checked(
  { type, value, where }: PresentedProof,
  types: unknown,
  context: ProofContext,
): Promise<ShownKeys> {
  const check = checks.get(type);
  const supported = isObject(types) ? types[type] : {};
  if (check === undefined || !isObject(supported))
    throw badRequest(
      'invalid_proof',
      `${where}: key proofs of this type are not supported`,
      `A key proof of a type in proof_types_supported of the credential configuration.`,
    );
  const named = supported['proof_signing_alg_values_supported'];
  const required = supported['key_attestations_required'];
  const shown = await check(value, {
    ...context,
    algorithms: Array.isArray(named) ? named : undefined,
    attestation: isObject(required) ? required : undefined,
  });
  if (typeof shown === 'string')
    throw badRequest(
      'invalid_proof',
      `${where}: the key proof is invalid: ${shown}`,
      'A key proof without this defect.',
    );
  return shown;
}

/** OpenID4VCI 1.0, section 8.3.1.2: a missing nonce is invalid_proof, a wrong one invalid_nonce. */
function checkNonce({ where }: PresentedProof, { nonce }: ShownKeys, context: ProofContext): void {
  if (nonce === undefined && !context.nonceRequired) return;
  if (typeof nonce !== 'string')
    throw badRequest(
      'invalid_proof',
      `${where}: the key proof has no nonce`,
      'A key proof with the current nonce of the service.',
    );
  if (context.isExpected(nonce)) return;
  throw new Failure('A378319', {
    action: 'BAD_REQUEST',
    message: { where, nonce: context.expectedNonce },
    ...(context.firstDraft && { error: 'invalid_proof' }),
  });
}
