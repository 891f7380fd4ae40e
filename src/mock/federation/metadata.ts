import type { UnknownRecord } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { issuerMetadata, missingMetadata } from '../credentials/issuer-metadata.js';
import { serviceKeys } from '../hsk/service-keys.js';
import type { ServiceContext } from '../service-context.js';
import { discoveryDocument } from '../services/discovery.js';

type EntityType = Schema<'entity_type'>;
type Read = (context: ServiceContext) => Promise<UnknownRecord | undefined>;

/** OpenID Federation 1.0, section 5.1.3: the discovery document with the federation's additions. */
const provider: Read = async (context) => {
  const { settings } = context;
  const keys = (await serviceKeys(context))?.keys ?? [];
  const types = settings.supportedClientRegistrationTypes ?? [];
  return {
    ...discoveryDocument(settings, keys),
    client_registration_types_supported: types.map((type) => type.toLowerCase()),
    signed_jwks_uri: settings.signedJwksUri,
    organization_name: settings.organizationName,
  };
};

/** OpenID Federation 1.0, sections 5.1.1 and 5.2.2. */
const federationEntity: Read = async ({ settings: { organizationName } }) =>
  organizationName ? { organization_name: organizationName } : undefined;

/** OpenID for Verifiable Credential Issuance 1.0, section 12.2.4. */
const credentialIssuer: Read = async ({ settings }) =>
  settings.verifiableCredentialsEnabled && missingMetadata(settings) === undefined
    ? issuerMetadata(settings)
    : undefined;

/** The entity types of the service, with their metadata. */
const metadataByType: readonly (readonly [type: EntityType, name: string, read: Read])[] = [
  ['OPENID_PROVIDER', 'openid_provider', provider],
  ['OAUTH_AUTHORIZATION_SERVER', 'oauth_authorization_server', provider],
  ['FEDERATION_ENTITY', 'federation_entity', federationEntity],
  ['OPENID_CREDENTIAL_ISSUER', 'openid_credential_issuer', credentialIssuer],
];

/** The default entity types. */
const usual: readonly EntityType[] = ['OPENID_PROVIDER', 'FEDERATION_ENTITY', 'OPENID_CREDENTIAL_ISSUER'];

/** Resolves to the metadata of the service by entity type (OpenID Federation 1.0, section 5). */
export async function serviceMetadata(
  context: ServiceContext,
  types: readonly EntityType[] | undefined,
): Promise<UnknownRecord> {
  const wanted = types?.length ? types : usual;
  const metadata: Record<string, UnknownRecord> = {};
  for (const [type, name, read] of metadataByType) {
    const found = wanted.includes(type) ? await read(context) : undefined;
    if (found !== undefined) metadata[name] = found;
  }
  return metadata;
}
