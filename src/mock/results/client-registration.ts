import { rows } from './row.js';

const badRequest = {
  client_registration_api: 'BAD_REQUEST',
  client_registration_update_api: 'BAD_REQUEST',
} as const;

const metadata = 'invalid_client_metadata';

/** The error depends on the metadata member (RFC 7591, section 3.2.2). */
const byMember = undefined;

/** Invalid client metadata. */
const refused = rows(badRequest, {
  A203302: [metadata, 'The registration request is empty.'],
  A203303: [metadata, 'The registration request is not a JSON object.'],
  A204301: [metadata, 'The metadata has both jwks and jwks_uri.'],
  A204302: [metadata, 'The grant type authorization_code needs a response type with code.'],
  A204303: [metadata, 'The grant type implicit needs a response type with token or id_token.'],
  A204304: [metadata, 'A response type with code needs the grant type authorization_code.'],
  A204305: [metadata, 'A response type with token or id_token needs the grant type implicit.'],
  A204306: [byMember, 'The {name} is not a list of strings.'],
  A204307: [byMember, 'The {name} is not a URI.'],
  A204308: [byMember, 'The {name} is not a string.'],
  A204309: [byMember, 'The {name} is not an integer.'],
  A204310: [byMember, 'The {name} is not a boolean.'],
  A204311: [byMember, 'The {name} is not a JSON object.'],
  A204312: [metadata, 'A pairwise subject_type needs a sector_identifier_uri, or redirect_uris of one host.'],
  A204313: [byMember, 'The {name} is not an https URI.'],
  A205301: ['invalid_software_statement', 'The software statement is not a JWT.'],
  A205302: ['invalid_software_statement', 'The software statement is not signed.'],
  A205303: ['invalid_software_statement', 'The software statement is encrypted.'],
  A205304: ['invalid_software_statement', 'The payload of the software statement is not a JSON object.'],
  A205305: ['unapproved_software_statement', 'The service does not trust the software statement.'],
  A205306: [
    'invalid_software_statement',
    'The software statement is not signed with a key that the service trusts.',
  ],
});

const update = rows(
  { client_registration_update_api: 'BAD_REQUEST' },
  {
    A214301: ['invalid_request', 'The update has no client_id.'],
    A214302: ['invalid_request', 'The update is for the client {presented}, not for the client {client}.'],
    A215304: ['invalid_request', 'The client_secret in the update does not match that of the client.'],
  },
);

const either = ['BAD_REQUEST', 'UNAUTHORIZED'] as const;

/** RFC 7592, section 2: rejected registration access tokens. */
const access = rows(
  {
    client_registration_get_api: either,
    client_registration_update_api: either,
    client_registration_delete_api: either,
  },
  {
    A215301: ['invalid_token', 'The client ID {client} is not a number.'],
    A215302: ['invalid_token', 'There is no client {client}.'],
    A215303: ['invalid_token', 'The client {client} did not register dynamically.'],
    A215305: ['invalid_token', 'The registration access token is missing.'],
    A215306: ['invalid_token', 'The client {client} has no registration access token.'],
    A215307: ['invalid_token', 'The registration access token does not belong to the client {client}.'],
  },
);

const unsupported = rows(
  {
    client_registration_api: 'BAD_REQUEST',
    client_registration_get_api: 'BAD_REQUEST',
    client_registration_update_api: 'BAD_REQUEST',
    client_registration_delete_api: 'BAD_REQUEST',
  },
  {
    A206201: ['invalid_request', 'The service {serviceId} does not support client registration.', 'live'],
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
