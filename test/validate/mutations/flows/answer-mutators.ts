import { answer, answerText, brokenSteps, content, request } from './edits.js';
import type { FlowMutator } from './mutator.js';

const redirecting = /^\/auth\/authorization(\/issue|\/fail)?$/;
const messages =
  /token(\/issue)?$|pushed_auth_req|device\/authorization|authentication\/issue|standard$|userinfo\/issue/;

const required = [
  'access_token',
  'request_uri',
  'device_code',
  'user_code',
  'verification_uri',
  'auth_req_id',
  'active',
];
const numbers = ['expires_in', 'interval', 'exp'];
const texts = ['token_type', 'scope', 'client_id', 'error', 'iss', 'sub', 'verification_uri'];

const each = <Value>(
  names: readonly string[],
  make: (name: string) => Value,
): Readonly<Record<string, Value>> => Object.fromEntries(names.map((name) => [name, make(name)]));

/** What may be wrong within one response. */
export const answerMutators: readonly FlowMutator[] = [
  {
    name: 'JSON for the client without a required member',
    caughtBy: ['message-members'],
    *mutate(valid) {
      yield* brokenSteps(
        messages,
        each(required, (name) => content(name, undefined)),
      )(valid);
      yield* brokenSteps(/token(\/issue)?$/, { token_type: content('token_type', undefined) })(valid);
      yield* brokenSteps(/userinfo\/issue$/, { sub: content('sub', undefined) })(valid);
    },
  },
  {
    name: 'JSON for the client with a number as text, or text as a number',
    caughtBy: ['message-types'],
    mutate: brokenSteps(messages, {
      ...each(numbers, (name) => content(name, '3600')),
      ...each(texts, (name) => content(name, 7)),
      'active as text': content('active', 'true'),
      'active as a number': content('active', 1),
    }),
  },
  {
    name: 'another scope for the client than for the server',
    caughtBy: ['content-scope'],
    mutate: brokenSteps(/^\/auth\/token$/, {
      'wider for the client': content('scope', 'openid profile admin'),
      'none for the client': content('scope', null),
      'wider for the server': answer({ scopes: ['openid', 'profile', 'admin'] }),
      'none for the server': ({ answer: { scopes }, ...step }) =>
        Array.isArray(scopes) && scopes.length > 0
          ? answer({ scopes: [] })({ ...step, answer: { scopes } })
          : undefined,
    }),
  },
  {
    name: 'something that the client does not get',
    caughtBy: ['content-members'],
    mutate: brokenSteps(/./, {
      code: answerText(/([?&#])code=[^&]*&?/, '$1'),
      'ID token': answerText(/&id_token=[^&]*/, ''),
      'access token': answerText(/([?&#])access_token=[^&]*&?/, '$1'),
      ...each(
        ['access_token', 'refresh_token', 'id_token', 'auth_req_id', 'device_code', 'request_uri'],
        (name) => content(name, undefined),
      ),
    }),
  },
  {
    name: 'a redirect that breaks the header or runs code',
    caughtBy: ['redirect-target'],
    mutate: brokenSteps(redirecting, {
      'a line break': answerText(/^http(\S*)$/, 'http$1\r\nSet-Cookie: a=b'),
      'a line feed': answerText(/^(https?:\/\/[^?#]*)/, '$1\n'),
      'a blank': answerText(/^(https?:\/\/[^?#]*)/, '$1 '),
      'a tab': answerText(/^(https?:\/\/[^?#]*)/, '$1\t'),
      'a script': answerText(/^https?:/, 'javascript:'),
      data: answerText(/^https?:/, 'data:'),
      'a form that runs a script': answerText(/action="[^"]*"/, 'action="javascript:alert(1)"'),
      'a form without a target': answerText(/ action="[^"]*"/, ' action=""'),
      'a form to a path': answerText(/action="[^"]*"/, 'action="/callback"'),
    }),
  },
  {
    name: 'another error than the reason',
    caughtBy: ['failure-reason'],
    mutate: brokenSteps(
      /authorization\/fail$/,
      {
        invalid_request: answerText(/error=\w+/, 'error=invalid_request'),
        server_error: answerText(/error=\w+/, 'error=server_error'),
        'another reason': request({ reason: 'INVALID_TARGET' }),
        'a form': answerText(/name="error" value="\w+"/, 'name="error" value="invalid_scope"'),
      },
      5,
    ),
  },
  {
    name: 'another error than the reason of a backchannel request',
    caughtBy: ['failure-reason'],
    mutate: brokenSteps(/backchannel\/authentication\/fail$/, {
      'another error': content('error', 'invalid_grant'),
      'another reason': request({ reason: 'UNKNOWN_USER_ID' }),
    }),
  },
  {
    name: 'introspection that contradicts itself',
    caughtBy: ['introspection-state'],
    mutate: brokenSteps(/^\/auth\/introspection$/, {
      'not existent': ({ answer: given, ...step }) =>
        given['action'] === 'OK' ? answer({ existent: false })({ ...step, answer: given }) : undefined,
      'not usable': ({ answer: given, ...step }) =>
        given['action'] === 'OK' ? answer({ usable: false })({ ...step, answer: given }) : undefined,
      'usable after its end': ({ answer: given, ...step }) =>
        given['action'] === 'UNAUTHORIZED' ? answer({ usable: true })({ ...step, answer: given }) : undefined,
    }),
  },
  {
    name: 'discovery without a required member',
    caughtBy: ['discovery-members'],
    mutate: brokenSteps(
      /configuration$/,
      each(
        [
          'issuer',
          'authorization_endpoint',
          'jwks_uri',
          'response_types_supported',
          'subject_types_supported',
          'id_token_signing_alg_values_supported',
        ],
        (name) => answer({ [name]: undefined }),
      ),
    ),
  },
];
