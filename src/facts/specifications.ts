/** A document that rules come from. */
interface Specification {
  readonly url: string;
  /** What precedes the number of a section in its anchor. Without it, links lead to the document. */
  readonly anchor?: string;
  /** The sections that are cited, with their titles. Drafts renumber their sections, so they are cited as a whole. */
  readonly sections?: Readonly<Record<string, string>>;
}

const rfc = <const Sections extends Readonly<Record<string, string>>>(
  number: number,
  sections: Sections,
) => ({
  url: `https://www.rfc-editor.org/rfc/rfc${number}.html`,
  anchor: 'section-',
  sections,
});

const openId = <
  const Anchor extends 'section-' | 'rfc.section.',
  const Sections extends Readonly<Record<string, string>>,
>(
  page: string,
  anchor: Anchor,
  sections: Sections,
) => ({ url: `https://openid.net/specs/${page}.html`, anchor, sections });

const draft = (name: string) => ({ url: `https://datatracker.ietf.org/doc/${name}/` });

/** Every document and section that a result can name as the source of its rule. */
export const specifications = {
  'RFC 6749': rfc(6749, {
    '2.2': 'Client Identifier',
    '2.3': 'Client Authentication',
    '2.3.1': 'Client Password',
    '3.1': 'Authorization Endpoint',
    '3.1.1': 'Response Type',
    '3.1.2': 'Redirection Endpoint',
    '3.1.2.2': 'Registration Requirements',
    '3.1.2.3': 'Dynamic Configuration',
    '3.2': 'Token Endpoint',
    '3.2.1': 'Client Authentication',
    '3.3': 'Access Token Scope',
    '4.1.1': 'Authorization Request',
    '4.1.2': 'Authorization Response',
    '4.1.2.1': 'Error Response',
    '4.1.3': 'Access Token Request',
    '4.2': 'Implicit Grant',
    '4.3.2': 'Access Token Request',
    '4.4': 'Client Credentials Grant',
    '5.2': 'Error Response',
    '6': 'Refreshing an Access Token',
    'A.5': '"state" Syntax',
  }),
  'RFC 6750': rfc(6750, { '2': 'Authenticated Requests', '3.1': 'Error Codes' }),
  'RFC 7009': rfc(7009, { '2.1': 'Revocation Request' }),
  'RFC 7515': rfc(7515, {
    '4.1.1': '"alg" (Algorithm) Header Parameter',
    '5.2': 'Message Signature or MAC Validation',
  }),
  'RFC 7516': rfc(7516, {
    '4.1.1': '"alg" (Algorithm) Header Parameter',
    '4.1.2': '"enc" (Encryption Algorithm) Header Parameter',
  }),
  'RFC 7519': rfc(7519, {
    '4.1.3': '"aud" (Audience) Claim',
    '4.1.4': '"exp" (Expiration Time) Claim',
    '4.1.5': '"nbf" (Not Before) Claim',
    '7.2': 'Validating a JWT',
  }),
  'RFC 7523': rfc(7523, {
    '2.1': 'Using JWTs as Authorization Grants',
    '2.2': 'Using JWTs for Client Authentication',
    '3': 'JWT Format and Processing Requirements',
  }),
  'RFC 7591': rfc(7591, {
    '2': 'Client Metadata',
    '2.1': 'Relationship between Grant Types and Response Types',
    '2.3': 'Software Statement',
    '3.1': 'Client Registration Request',
    '3.2.2': 'Client Registration Error Response',
  }),
  'RFC 7592': rfc(7592, { '2': 'Client Configuration Endpoint', '2.2': 'Client Update Request' }),
  'RFC 7636': rfc(7636, {
    '4.1': 'Client Creates a Code Verifier',
    '4.2': 'Client Creates the Code Challenge',
    '4.4.1': 'Error Response',
    '4.5': 'Client Sends the Authorization Code and the Code Verifier to the Token Endpoint',
    '4.6': 'Server Verifies code_verifier before Returning the Tokens',
  }),
  'RFC 7662': rfc(7662, { '2.1': 'Introspection Request' }),
  'RFC 8628': rfc(8628, {
    '3.1': 'Device Authorization Request',
    '3.2': 'Device Authorization Response',
    '3.3': 'User Interaction',
    '3.4': 'Device Access Token Request',
    '3.5': 'Device Access Token Response',
  }),
  'RFC 8693': rfc(8693, { '2.1': 'Request', '2.2.2': 'Error Response', '3': 'Token Type Identifiers' }),
  'RFC 8705': rfc(8705, {
    '2': 'Mutual TLS for OAuth Client Authentication',
    '2.1': 'PKI Mutual-TLS Method',
    '2.1.2': 'Client Registration Metadata',
    '2.2': 'Self-Signed Certificate Mutual-TLS Method',
    '3': 'Mutual-TLS Client Certificate-Bound Access Tokens',
    '4': 'Public Clients and Certificate-Bound Tokens',
  }),
  'RFC 8707': rfc(8707, { '2': 'Resource Parameter', '2.2': 'Access Token Request' }),
  'RFC 9068': rfc(9068, { '2.1': 'Header', '2.2': 'Data Structure' }),
  'RFC 9101': rfc(9101, {
    '4': 'Request Object',
    '5': 'Authorization Request',
    '6.1': 'JWE Encrypted Request Object',
    '6.2': 'JWS-Signed Request Object',
    '10.5': 'Downgrade Attack',
  }),
  'RFC 9126': rfc(9126, {
    '2.1': 'Request',
    '2.3': 'Error Response',
    '4': 'Authorization Request',
    '5': 'Authorization Server Metadata',
    '6': 'Client Metadata',
  }),
  'RFC 9396': rfc(9396, {
    '2': 'Request Parameter "authorization_details"',
    '5': 'Authorization Error Response',
    '6': 'Token Request',
  }),
  'RFC 9449': rfc(9449, {
    '4.2': 'DPoP Proof JWT Syntax',
    '4.3': 'Checking DPoP Proofs',
    '5': 'DPoP Access Token Request',
    '7.1': 'The DPoP Authentication Scheme',
    '8': 'Authorization Server-Provided Nonce',
    '10': 'Authorization Code Binding to a DPoP Key',
  }),
  'RFC 9470': rfc(9470, { '3': 'Authentication Requirements Challenge' }),
  'RFC 9700': rfc(9700, { '4.8.2': 'Countermeasures' }),
  'RFC 9701': rfc(9701, { '5': 'JWT Response' }),

  'CIBA Core': openId('openid-client-initiated-backchannel-authentication-core-1_0', 'rfc.section.', {
    '4': 'Registration and Discovery Metadata',
    '7.1': 'Authentication Request',
    '7.1.1': 'Signed Authentication Request',
    '10.1': 'Token Request Using CIBA Grant Type',
    '11': 'Token Error Response',
    '13': 'Authentication Error Response',
  }),
  'OpenID Connect Core': openId('openid-connect-core-1_0', 'rfc.section.', {
    '2': 'ID Token',
    '3.1.2.1': 'Authentication Request',
    '3.1.2.6': 'Authentication Error Response',
    '3.1.3.7': 'ID Token Validation',
    '3.2.2.1': 'Authentication Request',
    '5.3': 'UserInfo Endpoint',
    '5.3.2': 'Successful UserInfo Response',
    '5.5': 'Requesting Claims using the "claims" Request Parameter',
    '5.5.1': 'Individual Claims Requests',
    '5.5.1.1': 'Requesting the "acr" Claim',
    '6.1': 'Passing a Request Object by Value',
    '6.2': 'Passing a Request Object by Reference',
    '8.1': 'Pairwise Identifier Algorithm',
    '9': 'Client Authentication',
    '10.1': 'Signing',
    '10.2': 'Encryption',
    '11': 'Offline Access',
  }),
  'OpenID Connect Dynamic Client Registration': openId('openid-connect-registration-1_0', 'rfc.section.', {
    '2': 'Client Metadata',
  }),
  'OpenID Connect Back-Channel Logout': openId('openid-connect-backchannel-1_0', 'rfc.section.', {
    '2.2': 'Indicating OP Support for Back-Channel Logout',
    '2.4': 'Logout Token',
  }),
  'OpenID Connect Core Error Code unmet_authentication_requirements 1.0': {
    url: 'https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
  },
  'OpenID Connect for Identity Assurance': {
    url: 'https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html',
    sections: { '9': 'Transaction-specific Purpose' },
  },
  'OpenID Federation 1.0': openId('openid-federation-1_0', 'section-', {
    '5': 'Metadata',
    '9': 'Obtaining Federation Entity Configuration Information',
    '10': 'Resolving the Trust Chain and Metadata',
    '12.2': 'Explicit Registration',
  }),
  OpenID4VCI: openId('openid-4-verifiable-credential-issuance-1_0', 'section-', {
    '8.3.1.2': 'Credential Request Errors',
  }),
  'Native SSO 1.0': openId('openid-connect-native-sso-1_0', 'section-', {
    '4.1': 'OAuth2 Token Exchange Profile',
  }),
  'OAuth 2.0 Multiple Response Type Encoding Practices': openId(
    'oauth-v2-multiple-response-types-1_0',
    'rfc.section.',
    {
      '2.1': 'Response Modes',
      '3': 'ID Token Response Type',
      '5': 'Definitions of Multiple-Valued Response Type Combinations',
    },
  ),
  JARM: openId('oauth-v2-jarm-final', 'section-', {
    '2.3.1': 'Response Mode "query.jwt"',
    '3': 'Client Metadata',
  }),
  'FAPI 1 Baseline': {
    url: 'https://openid.net/specs/openid-financial-api-part-1-1_0.html',
    sections: {
      '5.2.2': 'Authorization server',
      '5.2.2.2': 'Client requesting openid scope',
      '5.2.2.3': 'Clients not requesting openid scope',
    },
  },
  'FAPI 1 Advanced': {
    url: 'https://openid.net/specs/openid-financial-api-part-2-1_0.html',
    sections: {
      '5.2.2': 'Authorization server',
      '8.6': 'Algorithm considerations',
      '8.6.1': 'Encryption algorithm considerations',
    },
  },
  'FAPI 2 Security Profile': openId('fapi-security-profile-2_0-final', 'section-', {
    '5.3.2.1': 'General requirements',
    '5.3.2.2': 'Authorization endpoint flows',
  }),
  'FAPI 2 Message Signing': openId('fapi-message-signing-2_0-final', 'section-', {
    '5.4': 'Signing authorization responses',
  }),
  'FAPI-CIBA': {
    url: 'https://openid.net/specs/openid-financial-api-ciba.html',
    sections: { '5.2.2': 'Authorization Server' },
  },
  'Grant Management for OAuth 2.0': { url: 'https://openid.net/specs/oauth-v2-grant-management.html' },
  'OAuth 2.0 Attestation-Based Client Authentication': draft(
    'draft-ietf-oauth-attestation-based-client-auth',
  ),
  'OAuth Client ID Metadata Document': draft('draft-ietf-oauth-client-id-metadata-document'),
  'OAuth SPIFFE Client Authentication': draft('draft-ietf-oauth-spiffe-client-auth'),
} as const satisfies Readonly<Record<string, Specification>>;

type Specifications = typeof specifications;
type SectionOf<Name extends keyof Specifications> = Specifications[Name] extends {
  readonly sections: infer Sections;
}
  ? keyof Sections & string
  : never;

/** A document, or one of its sections, such as `RFC 6749, section 4.1.3`. */
export type Citation = {
  [Name in keyof Specifications]: Name | `${Name}, ${'section' | 'appendix'} ${SectionOf<Name>}`;
}[keyof Specifications];

/** Returns the address of what is cited; `undefined` if it is not a document of the table. */
export function linkOf(cited: string): string | undefined {
  const [, name = '', kind, number] = /^(.*?)(?:, (section|appendix) (\S+))?$/.exec(cited) ?? [];
  const documents: Readonly<Record<string, Specification | undefined>> = specifications;
  const found = documents[name];
  if (found?.anchor === undefined || number === undefined) return found?.url;
  return `${found.url}#${kind === 'appendix' ? 'appendix-' : found.anchor}${number}`;
}
