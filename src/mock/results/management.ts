import { type Needed, rows } from './row.js';
import { type ApiResultRow, row } from './transport.js';

/** Management calls that succeed with an envelope. */
export const management = {
  ...rows(
    { client_flag_update_api: 'none' },
    { A293001: [undefined, 'The lock flag of the client {identifier} is updated.'] },
  ),
  ...rows(
    { client_secret_refresh_api: 'none' },
    { A148001: [undefined, 'The client {clientId} has a new secret.'] },
  ),
  ...rows(
    { client_secret_update_api: 'none' },
    { A149001: [undefined, 'The client {clientId} has the secret from the call.'] },
  ),
};

/** Creates rows with the same status. */
function failures<Code extends string>(
  status: number,
  table: Readonly<Record<Code, readonly [message: string, needed: Needed]>>,
): Record<Code, ApiResultRow> {
  const made = {} as Record<Code, ApiResultRow>;
  for (const code in table) {
    const [message, needed] = table[code];
    made[code] = row(status, message, needed);
  }
  return made;
}

const unknownClients = {
  A001212: row(404, 'There is no client {client}.', 'The ID of a client of the service.', 'live'),
  A001218: row(404, 'There is no client {client}.', 'The ID of a client of the service.'),
  ...failures(403, {
    A001213: ['The client {client} belongs to another service.', 'The ID of a client of this service.'],
    A001215: [
      'The client {client} is locked.',
      'A client that is not locked. /client/lock_flag/update unlocks it.',
    ],
    A001219: ['The client {client} belongs to another service.', 'The ID of a client of this service.'],
    A001221: [
      'The client {client} is locked.',
      'A client that is not locked. /client/lock_flag/update unlocks it.',
    ],
  }),
  A001216: row(
    400,
    '{client} is not a client ID, and no client has this alias.',
    'The ID or the alias of a client of the service.',
    'live',
  ),
  ...failures(400, {
    A148201: ['There is no client {client}.', 'The ID of a client of the service.'],
    A149201: ['There is no client {client}.', 'The ID of a client of the service.'],
  }),
};

const lists = failures(400, {
  A028201: ['start is not an integer.', 'An integer.'],
  A028202: ['start is negative.', '0 or a larger number.'],
  A028203: ['end is not an integer.', 'An integer.'],
  A028204: ['end is negative.', '0 or a larger number.'],
  A036201: ['start is not an integer.', 'An integer.'],
  A036202: ['start is negative.', '0 or a larger number.'],
  A036203: ['end is not an integer.', 'An integer.'],
  A036204: ['end is negative.', '0 or a larger number.'],
});

const clients = failures(400, {
  A030601: ['Another client of the service has this alias.', 'A clientIdAlias that no other client has.'],
  A030602: ['customMetadata is too large.', 'A smaller customMetadata.'],
  A123601: [
    'The developer already has {limit} clients, which is the limit of the service.',
    'At most {limit} clients of the developer.',
  ],
  A123603: ['Another client of the service has this alias.', 'A clientIdAlias that no other client has.'],
  A123604: ['customMetadata is too large.', 'A smaller customMetadata.'],
  A149601: [
    'clientSecret must have 1 to 86 characters from A-Z, a-z, 0-9, _ and -.',
    '1 to 86 characters from A-Z, a-z, 0-9, _ and -.',
  ],
  A293203: ['The client {identifier} is already locked.', 'A client that is not locked.'],
  A293204: ['The client {identifier} is not locked.', 'A client that is locked.'],
});

const properties = {
  ...failures(400, {
    A031201: ['{name} cannot be {value}.', 'A value of {name} that the contract allows.'],
    A031202: ['{name} is missing or empty.', 'A value.'],
    A031203: ['{name} contains characters that are not printable ASCII.', 'Printable ASCII characters only.'],
    A031204: ['{name} is longer than {limit} characters.', 'At most {limit} characters.'],
    A031206: [
      '{name}[{index}] contains characters that are not printable ASCII.',
      'Printable ASCII characters only.',
    ],
    A031207: ['{name}[{index}] is longer than {limit} characters.', 'At most {limit} characters.'],
    A031208: ['{name}[{index}] is not a well-formed URI.', 'A well-formed URI.'],
    A031209: ['{name}[{index}] is not an absolute URI.', 'An absolute URI.'],
    A031210: ['{name}[{index}] has a fragment.', 'A URI without a fragment.'],
    A031211: ['{name}[{index}] occurs twice.', 'Each value once.'],
    A031212: ['{name} is not a JWK Set.', 'A JWK Set.'],
    A031213: ['{name} is negative.', '0 or a larger number.'],
    A031214: ['{name} is not a well-formed absolute URI.', 'A well-formed absolute URI.'],
    A031215: ['{name} is too large.', 'A smaller value.'],
    A031216: ['{name} contains non-ASCII characters.', 'ASCII characters only.'],
    A031217: ['{name} has a fragment.', 'A URI without a fragment.'],
    A031218: ['{name} has a query.', 'A URI without a query.'],
    A031221: [
      '{name} is {value}, not between {lowest} and {highest}.',
      'A number from {lowest} to {highest}.',
    ],
    A031222: [
      '{name} is {alg}, which is not an asymmetric algorithm.',
      'An asymmetric algorithm such as ES256.',
    ],
    A031224: ['{property}[{index}].{field} occurs twice.', 'Each value once.'],
    A031225: ['{property}[{index}].{field} is missing or empty.', 'A value.'],
    A031226: ['{property}[{index}].{field} contains non-ASCII characters.', 'ASCII characters only.'],
    A031227: [
      '{property}[{index}].{field} is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A031228: ['{property}[{index}].{field} is missing.', 'A value.'],
    A031229: ['{property}[{index}].{field} does not begin with https.', 'An https URI.'],
    A031231: ['{name}[{index}] is empty.', 'A value.'],
  }),
  A031219: row(400, '{name} does not begin with https.', 'An https URI.', 'live'),
};

const clientProperties = failures(400, {
  A032201: ['{name}[{index}].tag is empty.', 'A value.'],
  A032202: ['{name}[{index}].value is empty.', 'A value.'],
  A032203: ['{name}[{index}].tag occurs twice.', 'Each value once.'],
  A032204: ['{name}[{index}].value is not a well-formed URI.', 'A well-formed URI.'],
  A032205: ['{name}[{index}].tag is longer than {limit} characters.', 'At most {limit} characters.'],
  A032206: ['{name}[{index}].tag contains non-ASCII characters.', 'ASCII characters only.'],
  A032207: ['{name}[{index}].value is longer than {limit} characters.', 'At most {limit} characters.'],
  A032208: ['{name}[{index}].value contains non-ASCII characters.', 'ASCII characters only.'],
  A032210: ['sectorIdentifierUri does not begin with https.', 'An https URI.'],
  A032211: ['idTokenEncryptionEnc needs idTokenEncryptionAlg.', 'An idTokenEncryptionAlg.'],
  A032212: ['userInfoEncryptionEnc needs userInfoEncryptionAlg.', 'A userInfoEncryptionAlg.'],
  A032213: ['requestEncryptionEnc needs requestEncryptionAlg.', 'A requestEncryptionAlg.'],
  A032214: ['authorizationEncryptionEnc needs authorizationEncryptionAlg.', 'An authorizationEncryptionAlg.'],
  A032215: ['bcNotificationEndpoint is missing, which PING and PUSH need.', 'A bcNotificationEndpoint.'],
  A032216: ['More than one of the tlsClientAuth properties is set.', 'One of the tlsClientAuth properties.'],
  A032217: [
    'TLS_CLIENT_AUTH needs one of the tlsClientAuth properties.',
    'One of the tlsClientAuth properties.',
  ],
  A032218: ['tlsClientAuthSubjectDn is not a distinguished name.', 'A distinguished name such as CN=client.'],
  A032219: [
    'No JSON array was found at the sectorIdentifierUri {uri}.',
    'A JSON array of redirect URIs at the sectorIdentifierUri.',
  ],
  A032220: [
    'The document at the sectorIdentifierUri {uri} does not list the redirect URI {redirectUri}.',
    'The redirect URI in the document at the sectorIdentifierUri.',
  ],
  A032221: [
    'A pairwise subject type needs sectorIdentifierUri, or redirect URIs of one host.',
    'A sectorIdentifierUri, or redirect URIs of one host.',
  ],
  A032222: ['attributes is too large.', 'Fewer or shorter attributes.'],
  A032223: ['customMetadata is not a JSON object.', 'A JSON object.'],
});

const serviceProperties = failures(400, {
  A039203: ['supportedScopes[{index}]: the scope {name} occurs twice.', 'Each value once.'],
  A039204: ['supportedScopes[{index}] has no name.', 'A name.'],
  A039205: [
    'supportedScopes[{index}]: the name is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039206: [
    'supportedScopes[{index}]: the character of the name at {position} is not allowed in a scope.',
    { needed: 'Characters that a scope may have.', source: 'RFC 6749, section 3.3' },
  ],
  A039207: [
    'supportedScopes[{index}]: the description is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039209: ['snsCredentials[{index}]: the network occurs twice.', 'Each value once.'],
  A039210: [
    'snsCredentials[{index}]: the network is missing or unknown.',
    'One of the networks that Authlete knows.',
  ],
  A039211: ['snsCredentials[{index}] has no apiKey.', 'An apiKey.'],
  A039212: [
    'snsCredentials[{index}].apiKey is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039213: ['snsCredentials[{index}].apiKey contains non-ASCII characters.', 'ASCII characters only.'],
  A039214: [
    'snsCredentials[{index}].apiSecret is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039215: ['snsCredentials[{index}].apiSecret contains non-ASCII characters.', 'ASCII characters only.'],
  A039217: ['supportedScopes[{scope}].descriptions[{index}].tag is empty.', 'A value.'],
  A039218: ['supportedScopes[{scope}].descriptions[{index}].tag occurs twice.', 'Each value once.'],
  A039219: [
    'supportedScopes[{scope}].descriptions[{index}].tag is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039220: [
    'supportedScopes[{scope}].descriptions[{index}].tag contains non-ASCII characters.',
    'ASCII characters only.',
  ],
  A039221: ['supportedScopes[{scope}].descriptions[{index}].value is empty.', 'A value.'],
  A039222: [
    'supportedScopes[{scope}].descriptions[{index}].value is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039224: ['supportedScopes[{scope}].attributes[{index}].key is empty.', 'A value.'],
  A039225: [
    'supportedScopes[{scope}].attributes[{index}].key is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039226: [
    'supportedScopes[{scope}].attributes[{index}].key contains non-ASCII characters.',
    'ASCII characters only.',
  ],
  A039227: ['supportedScopes[{scope}].attributes[{index}].value is empty.', 'A value.'],
  A039228: [
    'supportedScopes[{scope}].attributes[{index}].value is longer than {limit} characters.',
    'At most {limit} characters.',
  ],
  A039229: ['supportedScopes[{scope}].attributes[{index}].key occurs twice.', 'Each value once.'],
  A039230: [
    'trustedRootCertificates[{index}] is not an X.509 certificate in PEM.',
    'An X.509 certificate in PEM.',
  ],
  A039231: ['attributes is too large.', 'Fewer or shorter attributes.'],
  A039232: [
    'supportedCustomClientMetadata[{index}]: {metadata} is the name of standard metadata.',
    'A name that no standard defines.',
  ],
});

/** Failed management calls. */
export const managementErrors = {
  ...unknownClients,
  ...lists,
  ...clients,
  ...properties,
  ...clientProperties,
  ...serviceProperties,
};
