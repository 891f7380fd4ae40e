import { credentialConfigurations } from '../../../mock/credentials/configurations.js';
import { preAuthorizedCodeGrant } from '../../../mock/views/credential-offer.js';
import type { BranchClient } from '../branch-client.js';
import { text, tokenRequest } from '../flows.js';
import type { CallBuilder, CallContext } from './call-builder.js';

const nothing: CallBuilder = async () => ({});

const offer: CallBuilder = async ({ settings }, { subject, body }) => {
  const known = [...credentialConfigurations(settings).keys()];
  const asked = Array.isArray(body['credentialConfigurationIds']) ? body['credentialConfigurationIds'] : [];
  const ids = asked.filter((id: unknown) => typeof id === 'string' && known.includes(id));
  return {
    authorizationCodeGrantIncluded: true,
    ...body,
    subject,
    credentialConfigurationIds: ids.length > 0 ? ids : known.slice(0, 1),
  };
};

const identifierOf = async (client: BranchClient, given: CallContext): Promise<string> => {
  const { info } = await client.answer('vci_offer_create_api', await offer(client, given));
  return text({ ...Object(info) }, 'identifier');
};

/** Builds a token request for the pre-authorized code of an offer. */
export async function preAuthorizedCodeRequest(
  client: BranchClient,
  ids: readonly unknown[],
  subject: string,
) {
  const { info } = await client.answer('vci_offer_create_api', {
    credentialConfigurationIds: ids,
    preAuthorizedCodeGrantIncluded: true,
    subject,
  });
  return tokenRequest(client, {
    grant_type: preAuthorizedCodeGrant,
    'pre-authorized_code': text({ ...Object(info) }, 'preAuthorizedCode'),
  });
}

export const preAuthorizedCode: CallBuilder = (client, { subject }) =>
  preAuthorizedCodeRequest(
    client,
    [...credentialConfigurations(client.settings).keys()].slice(0, 1),
    subject,
  );

/** Metadata documents and offers of a credential issuer. */
export const credentialIssuer: Readonly<Record<string, Readonly<Record<string, CallBuilder>>>> = {
  vci_metadata_api: { OK: nothing },
  vci_jwtissuer_api: { OK: nothing },
  vci_jwks_api: { OK: nothing },
  vci_nonce_api: { OK: nothing },
  vci_offer_create_api: { CREATED: offer },
  vci_offer_info_api: {
    OK: async (client, given) => ({ identifier: await identifierOf(client, { ...given, body: {} }) }),
  },
};
