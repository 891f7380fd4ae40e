import { authlete, refusals, rows } from './row.js';

const badRequest = {
  client_registration_api: 'BAD_REQUEST',
  client_registration_update_api: 'BAD_REQUEST',
} as const;

const metadata = 'invalid_client_metadata';

/** The error depends on the metadata member (RFC 7591, section 3.2.2). */
const byMember = undefined;

/** Invalid client metadata. */
const refused = refusals(badRequest, 'RFC 7591, section 2', {
  A203302: [
    metadata,
    'The registration request is empty.',
    { needed: 'Client metadata as a JSON object.', source: 'RFC 7591, section 3.1' },
  ],
  A203303: [
    metadata,
    'The registration request is not a JSON object.',
    { needed: 'Client metadata as a JSON object.', source: 'RFC 7591, section 3.1' },
  ],
  A204301: [metadata, 'The metadata has both jwks and jwks_uri.', 'jwks or jwks_uri.'],
  A204302: [
    metadata,
    'The grant type authorization_code needs a response type with code.',
    { needed: 'A response type with code, such as code.', source: 'RFC 7591, section 2.1' },
  ],
  A204303: [
    metadata,
    'The grant type implicit needs a response type with token or id_token.',
    { needed: 'A response type with token or id_token.', source: 'RFC 7591, section 2.1' },
  ],
  A204304: [
    metadata,
    'A response type with code needs the grant type authorization_code.',
    { needed: 'authorization_code in grant_types.', source: 'RFC 7591, section 2.1' },
  ],
  A204305: [
    metadata,
    'A response type with token or id_token needs the grant type implicit.',
    { needed: 'implicit in grant_types.', source: 'RFC 7591, section 2.1' },
  ],
  A204306: [byMember, 'The {name} is not a list of strings.', 'A list of strings.'],
  A204307: [byMember, 'The {name} is not a URI.', 'A URI.'],
  A204308: [byMember, 'The {name} is not a string.', 'A string.'],
  A204309: [byMember, 'The {name} is not an integer.', 'An integer.'],
  A204310: [byMember, 'The {name} is not a boolean.', 'A boolean.'],
  A204311: [byMember, 'The {name} is not a JSON object.', 'A JSON object.'],
  A204312: [
    metadata,
    'A pairwise subject_type needs a sector_identifier_uri, or redirect_uris of one host.',
    {
      needed: 'A sector_identifier_uri, or redirect_uris of one host.',
      source: 'OpenID Connect Core, section 8.1',
    },
  ],
  A204313: [byMember, 'The {name} is not an https URI.', 'An https URI.'],
  A205301: [
    'invalid_software_statement',
    'The software statement is not a JWT.',
    { needed: 'A signed JWT.', source: 'RFC 7591, section 2.3' },
  ],
  A205302: [
    'invalid_software_statement',
    'The software statement is not signed.',
    { needed: 'A signed JWT.', source: 'RFC 7591, section 2.3' },
  ],
  A205303: [
    'invalid_software_statement',
    'The software statement is encrypted.',
    { needed: 'A JWT that is not encrypted.', source: 'RFC 7591, section 2.3' },
  ],
  A205304: [
    'invalid_software_statement',
    'The payload of the software statement is not a JSON object.',
    { needed: 'A JSON object.', source: 'RFC 7591, section 2.3' },
  ],
  A205305: [
    'unapproved_software_statement',
    'The service does not trust the software statement.',
    {
      needed: 'A software statement of an issuer that the service trusts.',
      source: 'RFC 7591, section 3.2.2',
    },
  ],
  A205306: [
    'invalid_software_statement',
    'The software statement is not signed with a key that the service trusts.',
    { needed: 'A signature with a key that the service trusts.', source: 'RFC 7591, section 2.3' },
  ],
});

const update = refusals({ client_registration_update_api: 'BAD_REQUEST' }, 'RFC 7592, section 2.2', {
  A214301: ['invalid_request', 'The update has no client_id.', 'The client_id of the registered client.'],
  A214302: [
    'invalid_request',
    'The update is for the client {presented}, not for the client {client}.',
    'The client_id {client}.',
  ],
  A215304: [
    'invalid_request',
    'The client_secret in the update does not match that of the client.',
    'The client_secret of the client, or none.',
  ],
});

const either = ['BAD_REQUEST', 'UNAUTHORIZED'] as const;

/** RFC 7592, section 2: rejected registration access tokens. */
const access = refusals(
  {
    client_registration_get_api: either,
    client_registration_update_api: either,
    client_registration_delete_api: either,
  },
  'RFC 7592, section 2',
  {
    A215301: ['invalid_token', 'The client ID {client} is not a number.', 'The ID of the registered client.'],
    A215302: ['invalid_token', 'There is no client {client}.', 'The ID of a client of the service.'],
    A215303: [
      'invalid_token',
      'The client {client} did not register dynamically.',
      'A client that registered dynamically.',
    ],
    A215305: [
      'invalid_token',
      'The registration access token is missing.',
      'The registration_access_token of the registration response.',
    ],
    A215306: [
      'invalid_token',
      'The client {client} has no registration access token.',
      'A client with a registration access token.',
    ],
    A215307: [
      'invalid_token',
      'The registration access token does not belong to the client {client}.',
      'The registration_access_token of the client {client}.',
    ],
  },
);

const unsupported = refusals(
  {
    client_registration_api: 'BAD_REQUEST',
    client_registration_get_api: 'BAD_REQUEST',
    client_registration_update_api: 'BAD_REQUEST',
    client_registration_delete_api: 'BAD_REQUEST',
  },
  authlete,
  {
    A206201: [
      'invalid_request',
      'The service {serviceId} does not support client registration.',
      'supportedDynamicRegistration=true in the service.',
      'live',
    ],
  },
);

const done = {
  ...rows(
    { client_registration_api: 'CREATED' },
    { A202001: [undefined, 'The client {client} is registered.'] },
  ),
  ...rows(
    { client_registration_get_api: 'OK' },
    { A217001: [undefined, 'The registration of the client was found.'] },
  ),
  ...rows(
    { client_registration_update_api: 'UPDATED' },
    { A213001: [undefined, 'The registration of the client is updated.'] },
  ),
  ...rows({ client_registration_delete_api: 'DELETED' }, { A216001: [undefined, 'The client is deleted.'] }),
};

export const clientRegistration = { ...refused, ...update, ...access, ...unsupported, ...done };
