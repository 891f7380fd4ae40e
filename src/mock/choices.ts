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
];
