/** Something that the real service does, and that nobody has published: what the mock does instead. */
export interface Choice {
  readonly about: string;
  readonly choice: string;
}

/** Unverified behaviour that no single result code shows. It appears in docs/fidelity.md. */
export const choices: readonly Choice[] = [
  {
    about: '/auth/authorization, a client that is unknown',
    choice: 'A010304 for a client_id of digits, A010308 for another one; the error is invalid_client.',
  },
  {
    about: '/auth/authorization, offline_access without prompt=consent',
    choice: 'The client gets consent_required (A004303); no ticket is made.',
  },
  {
    about: '/auth/authorization, a service without supportedResponseTypes or supportedGrantTypes',
    choice: 'Nothing is excluded: a service with defaults can run the code flow.',
  },
  {
    about: '/auth/authorization, a client without responseTypes',
    choice: 'No response type is allowed (A009306).',
  },
  {
    about: '/auth/authorization/issue, an essential ACR that the call does not meet',
    choice: 'The client gets unmet_authentication_requirements (A060305), and the ticket stays.',
  },
  {
    about: '/auth/authorization/issue, no key to sign the ID token',
    choice: 'The client gets server_error (A162201, A162203, A162204), and the ticket stays.',
  },
  {
    about: '/auth/authorization/ticket/info and /update',
    choice: 'The result codes are not known; the mock says A000000.',
  },
  {
    about: 'Lifetimes that a service leaves at 0',
    choice: 'Access tokens and ID tokens 86,400 s, refresh tokens 864,000 s, codes and JARM responses 600 s.',
  },
  {
    about: '/auth/token, a code that is presented again',
    choice: 'A050305; the tokens that the code yielded stay valid.',
  },
  {
    about: '/auth/token, no clue to the client',
    choice: 'BAD_REQUEST with invalid_client (A244305).',
  },
  {
    about: 'A request body member of another JSON type',
    choice: 'A126202 even where a number could be read as a string, or a string as a number.',
  },
  {
    about: 'Tokens that expired',
    choice: 'They are remembered for 90 days, so that the first who presents one learns that it expired.',
  },
  {
    about: 'Management of a locked client',
    choice:
      'By ID it is refused (A001215), by identifier too (A001221), but for the lock flag itself and for client/delete. Both are HTTP 403.',
  },
  {
    about: 'Management of a client that does not exist',
    choice:
      'A001212 (404) for digits, A001216 (400) for another word that is no alias; A001218 (404) for the lock flag; A148201 and A149201 (400) for secrets.',
  },
  {
    about: 'Management of a client of another service',
    choice: 'A001213 and A001219, HTTP 403.',
  },
  {
    about: '/client/create and /client/update: locked, clientSource, dynamicallyRegistered',
    choice: 'They are ignored: an operation of its own sets each.',
  },
  {
    about: '/client/create and /service/create, texts and lists',
    choice:
      'No text is longer than 1,000 characters, no JWK Set, attributes or customMetadata larger than 65,535 bytes; the real limits are not known.',
  },
  {
    about: '/client/create, sectorIdentifierUri',
    choice: 'It is not fetched, so A032219 and A032220 never come.',
  },
  {
    about: '/service/create without supportedResponseTypes',
    choice: 'It is accepted (A039202 never comes).',
  },
  {
    about: '/service/create and /service/update, reserved scope names',
    choice: 'None is refused (A039208 never comes): which are reserved is not known.',
  },
  {
    about: '/service/create without jwks',
    choice: 'RS256 and ES256 keys are made; /service/update without jwks leaves the service without keys.',
  },
  {
    about: 'Endpoints and the issuer of a service',
    choice:
      'Management calls refuse those that are not https (A031219), of an endpoint as of the issuer; the data that a mock starts with may have http.',
  },
  {
    about: '/service/get/list and /client/get/list where nothing is on the page',
    choice: 'services or clients is left out.',
  },
  {
    about: '/service/configuration with a patch that cannot be applied',
    choice: 'HTTP 400 with A126202.',
  },
  {
    about: '/service/configuration, lists of encryption algorithms and of request object algorithms',
    choice: 'All that the contract names, whatever the keys of the service are.',
  },
  {
    about: '/misc/echo',
    choice: 'Its query parameters as a JSON object of texts; it asks for no token.',
  },
  {
    about: '/info',
    choice: 'All features but hsm; no configuration and no cache statistics.',
  },
  {
    about: 'A request body in a form, sent to an operation that takes JSON alone',
    choice: 'It is read as JSON, so A126202. Another content type makes no difference.',
  },
  {
    about: 'The request body null',
    choice: 'A126203, as if there were none.',
  },
  {
    about: 'An API path of an unknown service',
    choice:
      'HTTP 404 with A458203 for a token of the organization; HTTP 403 with A457101 for the token of another service.',
  },
  {
    about: 'Unknown paths and wrong methods',
    choice: 'An envelope whose result code is the HTTP status.',
  },
  {
    about: 'Headers of the rate limit',
    choice: 'RateLimit-* count seconds, X-RateLimit-Reset is a time; both are there while the limit is on.',
  },
  {
    about: 'Plain HTTP',
    choice: 'It is accepted: A001201 never comes.',
  },
];
