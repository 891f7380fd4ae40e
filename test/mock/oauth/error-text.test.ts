import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../../src/mock/failure.js';
import { bearerChallenge, oauthErrorJson } from '../../../src/mock/oauth/error-response.js';
import { results } from '../../../src/mock/results/index.js';
import type { OperationId } from '../../../src/spec/types.js';
import { testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { errorTextDefect } from '../../support/error-texts.js';
import { runs } from '../../support/runs.js';

/** Text that breaks a description which echoes it. */
const hostile = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    'a"b\\c',
    '\r\nX: y',
    '日本語',
    '💥',
    '\u0000',
    '\u007f',
    '["x"]',
    '{"a":"b"}',
    '\t',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const codes = Object.keys(results) as (keyof typeof results)[];

describe('The text of a refusal', () => {
  it.each(codes)('%s has the characters of RFC 6749, whatever it echoes', (code) => {
    const { message } = results[code];
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    fc.assert(
      fc.property(hostile, (text) => {
        const failure = refuse(code, Object.fromEntries(names.map((name) => [name, text])));
        expect(errorTextDefect(oauthErrorJson(failure, undefined))).toBeUndefined();
        expect(errorTextDefect(bearerChallenge(failure, undefined))).toBeUndefined();
      }),
      { seed: 4690, numRuns: names.length === 0 ? 1 : runs(20) },
    );
  });

  it('keeps allowed characters', () => {
    const failure = refuse('A049301');
    expect(JSON.parse(oauthErrorJson(failure, undefined)).error_description).toBe(
      `[A049301] ${results.A049301.message}`,
    );
  });
});

/** What a client sent: one parameter of its request, which is otherwise good. */
interface Sent {
  readonly clientId: string;
  readonly name: string;
  readonly text: string;
}

const withParameters = ({ clientId, name, text }: Sent): object => ({
  parameters: String(new URLSearchParams({ response_type: 'code', client_id: clientId, [name]: text })),
  oauthClientAttestation: text,
});

/** Operations that take what a client sent, and the bodies of their calls. */
const ofClients: readonly { readonly id: OperationId; readonly body: (sent: Sent) => object }[] = [
  { id: 'auth_authorization_api', body: withParameters },
  { id: 'pushed_auth_req_api', body: withParameters },
  { id: 'auth_token_api', body: withParameters },
  { id: 'auth_revocation_api', body: withParameters },
  { id: 'device_authorization_api', body: withParameters },
  { id: 'backchannel_authentication_api', body: withParameters },
  { id: 'auth_introspection_api', body: ({ text }) => ({ token: text, scopes: [text] }) },
  { id: 'auth_userinfo_api', body: ({ text }) => ({ token: text }) },
  { id: 'grant_m_api', body: ({ text }) => ({ gmAction: 'QUERY', grantId: text, accessToken: text }) },
  {
    id: 'client_registration_api',
    body: ({ text }) => ({ json: JSON.stringify({ grant_types: [text], software_id: text }) }),
  },
  { id: 'federation_registration_api', body: ({ text }) => ({ entityConfiguration: text }) },
  { id: 'vci_single_parse_api', body: ({ text }) => ({ accessToken: text, requestContent: text }) },
];

const names = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'response_mode',
  'display',
  'prompt',
  'max_age',
  'claims',
  'code_challenge_method',
  'authorization_details',
  'resource',
  'request',
  'request_uri',
  'grant_type',
  'code',
  'client_assertion',
  'client_assertion_type',
  'login_hint',
  'acr_values',
  'requested_expiry',
  'token',
  'token_type_hint',
  'subject_token_type',
];

describe('The response content of a refusal', () => {
  const authlete = testAuthlete(
    { fixtures: demoWith({ service: { federationEnabled: true } }) },
    { counts: false },
  );

  it.each(ofClients)(
    'of $id has the characters that an authorization server may send on',
    async ({ id, body }) => {
      const clientId = String(authlete.publicClient.clientId);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), hostile, async (name, text) => {
          const answered: object = (await authlete.call(id, body({ clientId, name, text }))).body;
          const content = 'responseContent' in answered ? answered.responseContent : undefined;
          expect(errorTextDefect(content)).toBeUndefined();
        }),
        { seed: 4690, numRuns: runs(150) },
      );
    },
  );
});
