import { rows } from './row.js';
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
  table: Readonly<Record<Code, string>>,
): Record<Code, ApiResultRow> {
  const made = {} as Record<Code, ApiResultRow>;
  for (const code in table) made[code] = row(status, table[code]);
  return made;
}

const unknownClients = {
  A001212: row(404, 'There is no client {client}.', 'live'),
  A001218: row(404, 'There is no client {client}.'),
  ...failures(403, {
    A001213: 'The client {client} belongs to another service.',
    A001215: 'The client {client} is locked.',
    A001219: 'The client {client} belongs to another service.',
    A001221: 'The client {client} is locked.',
  }),
  A001216: row(400, '{client} is not a client ID, and no client has this alias.', 'live'),
  ...failures(400, {
    A148201: 'There is no client {client}.',
    A149201: 'There is no client {client}.',
  }),
};

const lists = failures(400, {
  A028201: 'start is not an integer.',
  A028202: 'start is negative.',
  A028203: 'end is not an integer.',
  A028204: 'end is negative.',
  A036201: 'start is not an integer.',
  A036202: 'start is negative.',
  A036203: 'end is not an integer.',
  A036204: 'end is negative.',
});

const clients = failures(400, {
  A030601: 'Another client of the service has this alias.',
  A030602: 'customMetadata is too large.',
  A123601: 'The developer already has {limit} clients, which is the limit of the service.',
  A123603: 'Another client of the service has this alias.',
  A123604: 'customMetadata is too large.',
  A149601: 'clientSecret must have 1 to 86 characters from A-Z, a-z, 0-9, _ and -.',
  A293203: 'The client {identifier} is already locked.',
  A293204: 'The client {identifier} is not locked.',
});

const properties = {
  ...failures(400, {
    A031201: '{name} cannot be {value}.',
    A031202: '{name} is missing or empty.',
    A031203: '{name} contains characters that are not printable ASCII.',
    A031204: '{name} is longer than {limit} characters.',
    A031206: '{name}[{index}] contains characters that are not printable ASCII.',
    A031207: '{name}[{index}] is longer than {limit} characters.',
    A031208: '{name}[{index}] is not a well-formed URI.',
    A031209: '{name}[{index}] is not an absolute URI.',
    A031210: '{name}[{index}] has a fragment.',
    A031211: '{name}[{index}] occurs twice.',
    A031212: '{name} is not a JWK Set.',
    A031213: '{name} is negative.',
    A031214: '{name} is not a well-formed absolute URI.',
    A031215: '{name} is too large.',
    A031216: '{name} contains non-ASCII characters.',
    A031217: '{name} has a fragment.',
    A031218: '{name} has a query.',
    A031221: '{name} is {value}, not between {lowest} and {highest}.',
    A031222: '{name} is {alg}, which is not an asymmetric algorithm.',
    A031224: '{property}[{index}].{field} occurs twice.',
    A031225: '{property}[{index}].{field} is missing or empty.',
    A031226: '{property}[{index}].{field} contains non-ASCII characters.',
    A031227: '{property}[{index}].{field} is longer than {limit} characters.',
    A031228: '{property}[{index}].{field} is missing.',
    A031229: '{property}[{index}].{field} does not begin with https.',
    A031231: '{name}[{index}] is empty.',
  }),
  A031219: row(400, '{name} does not begin with https.', 'live'),
};

const clientProperties = failures(400, {
  A032201: '{name}[{index}].tag is empty.',
  A032202: '{name}[{index}].value is empty.',
  A032203: '{name}[{index}].tag occurs twice.',
  A032204: '{name}[{index}].value is not a well-formed URI.',
  A032205: '{name}[{index}].tag is longer than {limit} characters.',
  A032206: '{name}[{index}].tag contains non-ASCII characters.',
  A032207: '{name}[{index}].value is longer than {limit} characters.',
  A032208: '{name}[{index}].value contains non-ASCII characters.',
  A032210: 'sectorIdentifierUri does not begin with https.',
  A032211: 'idTokenEncryptionEnc needs idTokenEncryptionAlg.',
  A032212: 'userInfoEncryptionEnc needs userInfoEncryptionAlg.',
  A032213: 'requestEncryptionEnc needs requestEncryptionAlg.',
  A032214: 'authorizationEncryptionEnc needs authorizationEncryptionAlg.',
  A032215: 'bcNotificationEndpoint is missing, which PING and PUSH need.',
  A032216: 'More than one of the tlsClientAuth properties is set.',
  A032217: 'TLS_CLIENT_AUTH needs one of the tlsClientAuth properties.',
  A032218: 'tlsClientAuthSubjectDn is not a distinguished name.',
  A032219: 'No JSON array was found at the sectorIdentifierUri {uri}.',
  A032220: 'The document at the sectorIdentifierUri {uri} does not list the redirect URI {redirectUri}.',
  A032221: 'A pairwise subject type needs sectorIdentifierUri, or redirect URIs of one host.',
  A032222: 'attributes is too large.',
  A032223: 'customMetadata is not a JSON object.',
});

const serviceProperties = failures(400, {
  A039203: 'supportedScopes[{index}]: the scope {name} occurs twice.',
  A039204: 'supportedScopes[{index}] has no name.',
  A039205: 'supportedScopes[{index}]: the name is longer than {limit} characters.',
  A039206: 'supportedScopes[{index}]: the character of the name at {position} is not allowed in a scope.',
  A039207: 'supportedScopes[{index}]: the description is longer than {limit} characters.',
  A039209: 'snsCredentials[{index}]: the network occurs twice.',
  A039210: 'snsCredentials[{index}]: the network is missing or unknown.',
  A039211: 'snsCredentials[{index}] has no apiKey.',
  A039212: 'snsCredentials[{index}].apiKey is longer than {limit} characters.',
  A039213: 'snsCredentials[{index}].apiKey contains non-ASCII characters.',
  A039214: 'snsCredentials[{index}].apiSecret is longer than {limit} characters.',
  A039215: 'snsCredentials[{index}].apiSecret contains non-ASCII characters.',
  A039217: 'supportedScopes[{scope}].descriptions[{index}].tag is empty.',
  A039218: 'supportedScopes[{scope}].descriptions[{index}].tag occurs twice.',
  A039219: 'supportedScopes[{scope}].descriptions[{index}].tag is longer than {limit} characters.',
  A039220: 'supportedScopes[{scope}].descriptions[{index}].tag contains non-ASCII characters.',
  A039221: 'supportedScopes[{scope}].descriptions[{index}].value is empty.',
  A039222: 'supportedScopes[{scope}].descriptions[{index}].value is longer than {limit} characters.',
  A039224: 'supportedScopes[{scope}].attributes[{index}].key is empty.',
  A039225: 'supportedScopes[{scope}].attributes[{index}].key is longer than {limit} characters.',
  A039226: 'supportedScopes[{scope}].attributes[{index}].key contains non-ASCII characters.',
  A039227: 'supportedScopes[{scope}].attributes[{index}].value is empty.',
  A039228: 'supportedScopes[{scope}].attributes[{index}].value is longer than {limit} characters.',
  A039229: 'supportedScopes[{scope}].attributes[{index}].key occurs twice.',
  A039230: 'trustedRootCertificates[{index}] is not an X.509 certificate in PEM.',
  A039231: 'attributes is too large.',
  A039232: 'supportedCustomClientMetadata[{index}]: {metadata} is the name of standard metadata.',
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
