import type { CredentialRequest, ResponseEncryption } from '../../domain/credential-request.js';
import { isObject, parseJson, type UnknownRecord } from '../../json.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { seconds } from '../state/clock.js';
import { bindingKeys } from './binding-keys.js';
import { decryptRequest } from './decrypt-request.js';
import type { IssuanceToken } from './issuance-token.js';
import { proofContext } from './proof-context.js';
import { badRequest } from './refusals.js';
import { requestedCredential } from './requested-credential.js';

/** Seconds between parsing and issuing. */
const life = 600;

/** Members of a request that do not describe the credential itself. */
const notDetails = [
  'format',
  'proof',
  'proofs',
  'credential_response_encryption',
  'credential_identifier',
  'credential_configuration_id',
];

/** Resolves to the JSON object that the wallet sent, decrypted if necessary. Throws a `Failure`. */
export async function readRequest(context: ServiceContext, content = ''): Promise<UnknownRecord> {
  const request = parseJson(await decryptRequest(context, content.trim()));
  if (!isObject(request))
    throw badRequest(
      'invalid_credential_request',
      'The request is not a JSON object',
      'A JSON object, or a JWE that contains one.',
    );
  return request;
}

/** Checks a credential request (OpenID4VCI 1.0, section 8.2). Throws a `Failure`. */
export async function parseRequest(
  request: UnknownRecord,
  context: ServiceContext,
  holder: IssuanceToken,
): Promise<CredentialRequest> {
  const { service, settings } = context;
  const { token } = holder;
  const requested = requestedCredential(request, { settings, token });
  const { configurationId, configuration, credentialIdentifier } = requested;
  const proof = await proofContext(context, holder);
  const keys = await bindingKeys(request, configuration, proof);
  const details = Object.entries(request).filter(([name]) => !notDetails.includes(name));
  return {
    identifier: service.identifier(),
    tokenId: token.tokenId,
    configurationId,
    ...(credentialIdentifier !== undefined && { credentialIdentifier }),
    format: String(configuration['format']),
    details: JSON.stringify(Object.fromEntries(details)),
    bindingKeys: keys,
    deferred: false,
    expiresAt: service.clock.now() + seconds(life),
  };
}

/** Stores a request until its credential is issued. */
export async function keepRequest(
  service: Service,
  request: CredentialRequest,
  encryption: ResponseEncryption | undefined,
): Promise<CredentialRequest> {
  const kept = { ...request, ...(encryption !== undefined && { encryption }) };
  await service.put('credentialRequest', request.identifier, kept);
  return kept;
}
