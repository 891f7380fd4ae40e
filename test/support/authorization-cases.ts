import type { Changes } from './demo.js';
import type { OAuthParameters } from './flow.js';

/** An invalid authorization request and its result code. */
export interface Case extends Changes {
  readonly code: string;
  /** Changes to a valid request. `undefined` removes a parameter. */
  readonly change?: OAuthParameters;
  /** Appended to the encoded request, to repeat a parameter. */
  readonly append?: string;
}

export const everyResponseType = [
  'NONE',
  'CODE',
  'TOKEN',
  'ID_TOKEN',
  'CODE_TOKEN',
  'CODE_ID_TOKEN',
  'ID_TOKEN_TOKEN',
  'CODE_ID_TOKEN_TOKEN',
] as const;
const frontChannel = { responseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'NONE'] as const };
export const allTypes = { responseTypes: [...frontChannel.responseTypes] };
export const https = 'https://client.example.com/callback';
export const http = 'http://localhost:3000/callback';

/** Errors that are shown directly, without a redirect. */
export const direct: readonly Case[] = [
  { code: 'A009301', change: { response_type: undefined } },
  { code: 'A009302', change: { response_type: '' } },
  { code: 'A009303', append: 'response_type=code' },
  { code: 'A009304', change: { response_type: 'magic' } },
  { code: 'A010301', change: { client_id: undefined } },
  { code: 'A010302', change: { client_id: '' } },
  { code: 'A010303', append: 'client_id=1' },
  { code: 'A010304', change: { client_id: '1' } },
  { code: 'A010307', confidential: { locked: true } },
  { code: 'A010308', change: { client_id: 'nobody' } },
  { code: 'A011302', append: 'redirect_uri=x' },
  { code: 'A011303', change: { redirect_uri: undefined } },
  { code: 'A011304', change: { redirect_uri: 'https://elsewhere.example.com/' } },
  { code: 'A011305', change: { response_type: 'id_token', redirect_uri: http }, confidential: allTypes },
  {
    code: 'A011306',
    change: { response_type: 'id_token', redirect_uri: 'https://localhost/cb' },
    confidential: { ...allTypes, redirectUris: ['https://localhost/cb'] },
  },
  { code: 'A011307', change: { redirect_uri: https }, confidential: { applicationType: 'NATIVE' } },
  {
    code: 'A011308',
    change: { redirect_uri: 'http://127.0.0.1/cb' },
    confidential: { applicationType: 'NATIVE', redirectUris: ['http://127.0.0.1/cb'] },
  },
  {
    code: 'A011310',
    change: { redirect_uri: https },
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', redirectUris: [] },
  },
  {
    code: 'A011311',
    change: { response_type: 'token', redirect_uri: https },
    confidential: { ...allTypes, redirectUris: [] },
  },
  {
    code: 'A011312',
    change: { scope: undefined, redirect_uri: undefined },
    confidential: { redirectUris: [] },
  },
  { code: 'A011313', change: { scope: undefined, redirect_uri: undefined } },
  { code: 'A011314', change: { redirect_uri: 'https://a b' } },
  { code: 'A011315', change: { redirect_uri: '/callback' } },
  { code: 'A011316', change: { redirect_uri: `${https}#fragment` } },
  { code: 'A011319', change: { redirect_uri: '' } },
];

export const pkce = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const jarm = { change: { response_mode: 'jwt' } };
export const claims = (value: unknown): OAuthParameters => ({ claims: JSON.stringify(value) });

/** Errors that are redirected to the client. */
export const redirected: readonly Case[] = [
  {
    code: 'A004302',
    change: { response_type: 'code id_token', scope: 'profile', redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A004303', change: { scope: 'openid offline_access' } },
  { code: 'A007302', append: 'scope=email' },
  { code: 'A007305', change: { scope: 'unknown' }, service: { scopeRequired: true } },
  { code: 'A009305', service: { supportedResponseTypes: ['TOKEN'] } },
  { code: 'A009306', change: { response_type: 'token', redirect_uri: https } },
  { code: 'A012302', append: 'response_mode=query&response_mode=query' },
  { code: 'A012303', change: { response_mode: 'pigeon' } },
  { code: 'A012303', change: { response_mode: 'fragment' }, confidential: { responseModes: ['QUERY'] } },
  {
    code: 'A012304',
    change: { response_type: 'token', response_mode: 'query', redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A012305', ...jarm },
  { code: 'A012306', ...jarm, confidential: { authorizationSignAlg: 'NONE' } },
  {
    code: 'A012307',
    ...jarm,
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', authorizationSignAlg: 'HS256' },
  },
  {
    code: 'A012308',
    ...jarm,
    confidential: {
      clientType: 'PUBLIC',
      tokenAuthMethod: 'NONE',
      authorizationSignAlg: 'ES256',
      authorizationEncryptionAlg: 'A128KW',
    },
  },
  {
    code: 'A012309',
    change: { response_type: 'token', response_mode: 'query.jwt', redirect_uri: https },
    confidential: { ...allTypes, authorizationSignAlg: 'ES256' },
  },
  { code: 'A013302', append: 'state=again' },
  { code: 'A013303', change: { state: 'café' } },
  { code: 'A013304', change: { state: 'x'.repeat(10_001) } },
  { code: 'A014302', append: 'nonce=again' },
  {
    code: 'A014303',
    change: { response_type: 'code id_token', nonce: undefined, redirect_uri: https },
    confidential: allTypes,
  },
  { code: 'A014304', change: { nonce: 'café' } },
  { code: 'A014305', change: { nonce: 'x'.repeat(10_001) } },
  { code: 'A015302', append: 'display=page&display=page' },
  { code: 'A015303', change: { display: 'hologram' } },
  { code: 'A015304', service: { supportedDisplays: ['POPUP'] } },
  { code: 'A015305', change: { display: 'wap' }, service: { supportedDisplays: ['PAGE'] } },
  { code: 'A016302', append: 'prompt=login&prompt=login' },
  { code: 'A016303', change: { prompt: 'shout' } },
  { code: 'A016303', change: { prompt: 'create' }, service: { supportedPromptValues: ['LOGIN'] } },
  { code: 'A016304', change: { prompt: 'none login' } },
  { code: 'A017302', append: 'max_age=1&max_age=1' },
  { code: 'A017303', change: { max_age: 'old' } },
  { code: 'A017304', change: { max_age: '1.5' } },
  { code: 'A017305', change: { max_age: '-1' } },
  { code: 'A018302', append: 'ui_locales=de&ui_locales=de' },
  { code: 'A020302', append: 'claims_locales=de&claims_locales=de' },
  { code: 'A021302', append: 'acr_values=a&acr_values=a' },
  { code: 'A021303', change: { acr_values: 'gold' } },
  { code: 'A021304', change: { acr_values: 'gold' }, service: { supportedAcrs: ['silver'] } },
  { code: 'A022302', append: 'claims=%7B%7D&claims=%7B%7D' },
  { code: 'A022303', change: { claims: '[]' } },
  { code: 'A022304', change: claims({ userinfo: 1 }) },
  { code: 'A022305', change: claims({ id_token: 'x' }) },
  { code: 'A023301', change: claims({ id_token: { name: 'x' } }) },
  { code: 'A023302', change: claims({ id_token: { name: { essential: 'yes' } } }) },
  { code: 'A023303', change: claims({ id_token: { email_verified: { value: 'yes' } } }) },
  { code: 'A023304', change: claims({ id_token: { name: { values: 'x' } } }) },
  { code: 'A023305', change: claims({ id_token: { name: { values: [1] } } }) },
  { code: 'A069302', append: 'login_hint=a&login_hint=a' },
  { code: 'A124301', service: { pkceRequired: true } },
  { code: 'A124301', confidential: { pkceRequired: true } },
  { code: 'A124302', change: { code_challenge: '' } },
  { code: 'A124303', change: { code_challenge: pkce }, append: `code_challenge=${pkce}` },
  { code: 'A124304', change: { code_challenge: 'short' } },
  {
    code: 'A124305',
    change: { code_challenge: pkce },
    append: 'code_challenge_method=S256&code_challenge_method=S256',
  },
  { code: 'A124306', change: { code_challenge: pkce, code_challenge_method: 'S512' } },
  { code: 'A124307', change: { code_challenge: pkce }, service: { pkceS256Required: true } },
  {
    code: 'A124308',
    change: { code_challenge: pkce, code_challenge_method: 'plain' },
    confidential: { pkceS256Required: true },
  },
  { code: 'A252302', append: 'purpose=because&purpose=because' },
  { code: 'A252303', change: { purpose: 'ab' } },
  { code: 'A252304', change: { purpose: 'x'.repeat(301) } },
  { code: 'A251306', change: { resource: 'https://a b' } },
  { code: 'A251307', change: { resource: '/relative' } },
  { code: 'A251308', change: { resource: 'https://api.example.com/#x' } },
  { code: 'A249301', change: { authorization_details: '[{"locations":[]}]' } },
  { code: 'A249302', change: { authorization_details: '[{"type":"payment"}]' } },
  {
    code: 'A249303',
    change: { authorization_details: '[{"type":"payment"}]' },
    service: { supportedAuthorizationDetailsTypes: ['payment'] },
  },
  { code: 'A249304', change: { authorization_details: 'not-json' } },
  { code: 'A249304', change: { authorization_details: '{"type":"payment"}' } },
  { code: 'A249305', change: { authorization_details: '"payment"' } },
  { code: 'A249306', change: { authorization_details: '["payment"]' } },
  { code: 'A249306', change: { authorization_details: '[{"type":"payment","actions":"all"}]' } },
  { code: 'A000000', change: { grant_management_action: 'query' } },
  {
    code: 'A285311',
    change: { grant_management_action: 'create' },
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' },
  },
  {
    code: 'A406301',
    confidential: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE', idTokenSignAlg: 'HS256' },
  },
];
