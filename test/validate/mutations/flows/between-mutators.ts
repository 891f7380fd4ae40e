import type { HttpExchange } from '../../../../src/validate/exchange.js';
import {
  answer,
  answerText,
  brokenSteps,
  content,
  extraParameter,
  parameter,
  request,
  type Step,
} from './edits.js';
import type { FlowMutator, Flows } from './mutator.js';

const redirecting = /^\/auth\/authorization(\/issue|\/fail)?$/;
const granting =
  /^\/auth\/(token|introspection|userinfo)$|^\/auth\/token\/issue$|device\/verification|complete$/;

/** An earlier response of the same operation has the value, so that two have it. */
const earlier =
  (member: string, path: string) =>
  ({ exchange, before, answer: own }: Step): HttpExchange | undefined => {
    if (typeof own[member] !== 'string') return undefined;
    const first = before.find(({ target }) => target.endsWith(path));
    const value = first?.response.kind === 'json' ? Object(first.response.value)[member] : undefined;
    if (typeof value !== 'string') return undefined;
    const text = JSON.stringify(exchange.response.kind === 'json' ? exchange.response.value : {});
    return {
      ...exchange,
      response: { kind: 'json', value: JSON.parse(text.replaceAll(String(own[member]), value)) },
    };
  };

const elsewhere = ({ exchange }: Step): HttpExchange => ({
  ...exchange,
  target: exchange.target.replace(/^\/api\/\d+/, '/api/1'),
});

const muchLater = ({ exchange }: Step): HttpExchange => ({ ...exchange, at: Number(exchange.at) + 1e12 });

/** Each flow, and after it the same flow with another ticket, but the same value of a member. */
const twice = (member: string, path: string) =>
  function* (valid: Flows) {
    for (const [flow, recording] of Object.entries(valid)) {
      const at = recording.findIndex(({ target }) => target.endsWith(path));
      const exchange = recording[at];
      if (exchange?.response.kind !== 'json') continue;
      const value = { ...Object(exchange.response.value) };
      if (typeof value[member] !== 'string') continue;
      yield {
        what: `${flow}: ${member} of ${path} again`,
        exchanges: [...recording.slice(0, at + 1), exchange],
      };
    }
  };

/** Where the call accepts something once, its repetition is found there. */
const repeats = {
  ticket: ['issued-once', 'used-once'],
  authorizationCode: ['used-once'],
  requestUri: ['issued-once'],
  authReqId: ['used-once'],
  deviceCode: ['issued-once'],
  accessToken: ['issued-once'],
} as const;

/** Whether the flow has a token that could show the authentication. */
const hasToken = ({ answer: { idToken, authorizationCode }, flow }: Step): boolean =>
  typeof idToken === 'string' || (typeof authorizationCode === 'string' && flow === 'PKCE');

/** What may be wrong between the exchanges of a flow. */
export const betweenMutators: readonly FlowMutator[] = [
  {
    name: 'an authorization response with another state',
    caughtBy: ['same-state'],
    mutate: brokenSteps(redirecting, {
      changed: answerText(/([?&#])state=[^&]*/, '$1state=another'),
      missing: answerText(/([?&#])state=[^&]*&?/, '$1'),
      'changed in a form': answerText(/name="state" value="[^"]*"/, 'name="state" value="another"'),
      'not asked for': parameter('state'),
    }),
  },
  {
    name: 'an authorization response to another redirect URI',
    caughtBy: ['same-redirect-uri'],
    mutate: brokenSteps(/^\/auth\/(authorization(\/issue|\/fail)?|token)$/, {
      'another host': answerText(/^https?:\/\/[^/?#]*/, 'https://attacker.example.com'),
      'another path': answerText(/^(http[^?#]*)/, '$1/more'),
      'a form to another host': answerText(
        /action="https?:\/\/[^/"]*/,
        'action="https://attacker.example.com',
      ),
      'of the token request': parameter('redirect_uri', 'https://client.example.com/other'),
    }),
  },
  {
    name: 'another issuer, or none',
    caughtBy: ['same-issuer'],
    mutate: brokenSteps(/./, {
      changed: answerText(/([?&#])iss=[^&]*/, '$1iss=https%3A%2F%2Fattacker.example.com'),
      missing: answerText(/[?&#]iss=[^&]*/, ''),
      'changed in a form': answerText(/name="iss" value="[^"]*"/, 'name="iss" value="https://a.example.com"'),
      'of the introspection': content('iss', 'https://attacker.example.com'),
      'of the discovery document': ({ path, ...step }) =>
        path.endsWith('configuration')
          ? answer({ issuer: 'https://attacker.example.com' })({ ...step, path })
          : undefined,
    }),
  },
  {
    name: 'another client',
    caughtBy: ['same-client'],
    mutate: brokenSteps(granting, {
      // No exchange follows a password that the server refuses.
      'another ID': (step) =>
        step.answer['action'] === 'PASSWORD' ? undefined : answer({ clientId: 1 })(step),
    }),
  },
  {
    name: 'another client in standard introspection',
    caughtBy: ['jwt-audience'],
    mutate: brokenSteps(/standard$/, { 'another ID': content('client_id', '1') }),
  },
  {
    name: 'another subject',
    caughtBy: ['same-subject'],
    mutate: brokenSteps(granting, {
      'another name': answer({ subject: 'eve' }),
      'upper case': answer({ subject: 'JOE' }),
    }),
  },
  {
    name: 'another sub',
    caughtBy: ['same-sub'],
    mutate: brokenSteps(/standard$|userinfo\/issue$/, {
      'another name': content('sub', 'eve'),
      'upper case': content('sub', 'JOE'),
    }),
  },
  {
    name: 'more scopes than were granted',
    caughtBy: ['scopes-not-widened', 'content-scope'],
    mutate: brokenSteps(
      /^\/auth\/(token|introspection|userinfo)$|token\/(create|update)|standard$|verification$/,
      {
        'one more': ({ answer: given, ...step }) =>
          Array.isArray(given['scopes']) && typeof given['scopes'][0] === 'string'
            ? answer({ scopes: [...given['scopes'], 'admin'] })({ ...step, answer: given })
            : undefined,
        'one more for the client': content('scope', 'openid profile admin'),
        'one more to show': ({ answer: given, ...step }) =>
          Array.isArray(given['scopes']) && typeof given['scopes'][0] === 'object'
            ? answer({ scopes: [...given['scopes'], { name: 'admin' }] })({ ...step, answer: given })
            : undefined,
      },
    ),
  },
  {
    name: 'another end of the access token',
    caughtBy: ['same-expiry'],
    mutate: brokenSteps(/introspection(\/standard)?$/, {
      'an hour later': ({ answer: given, ...step }) =>
        typeof given['expiresAt'] === 'number'
          ? answer({ expiresAt: given['expiresAt'] + 3_600_000 })({ ...step, answer: given })
          : undefined,
      'for the client': content('exp', 4_000_000_000),
    }),
  },
  {
    name: 'a code without its verifier',
    caughtBy: ['pkce-verified'],
    mutate: brokenSteps(/^\/auth\/token$/, {
      missing: parameter('code_verifier'),
      another: parameter('code_verifier', 'another-code-verifier-of-forty-three-characters'),
      'not asked for': ({ sent, ...step }) =>
        String(sent['parameters']).includes('grant_type=authorization_code')
          ? extraParameter(
              'code_verifier',
              'another-code-verifier-of-forty-three-characters',
            )({ ...step, sent })
          : undefined,
    }),
  },
  {
    name: 'a ticket, code or token at another service',
    caughtBy: ['same-service'],
    mutate: brokenSteps(
      /authorization\/(issue|fail)$|^\/auth\/(introspection|userinfo)$|userinfo\/issue$|^\/auth\/token$/,
      {
        elsewhere: (step) =>
          ['OK', 'LOCATION', 'FORM', 'JSON', 'JWT'].includes(String(step.answer['action'])) &&
          !/client_credentials|password/.test(String(step.sent['parameters']))
            ? elsewhere(step)
            : undefined,
      },
      2,
    ),
  },
  {
    name: 'a token after its lifetime',
    caughtBy: ['not-after-expiry'],
    mutate: brokenSteps(/^\/auth\/(introspection|userinfo)$|userinfo\/issue$/, {
      'much later': (step) =>
        ['OK', 'JSON', 'JWT'].includes(String(step.answer['action'])) ? muchLater(step) : undefined,
    }),
  },
  {
    name: 'a longer lifetime than the service has set',
    caughtBy: ['service-lifetimes'],
    mutate: brokenSteps(/^\/auth\/token$/, {
      'access token': (step) =>
        step.answer['action'] === 'OK' ? answer({ accessTokenDuration: 86_401 })(step) : undefined,
      'refresh token': (step) =>
        step.answer['action'] === 'OK' ? answer({ refreshTokenDuration: 86_400_000 })(step) : undefined,
    }),
  },
  ...(
    [
      ['ticket', '/auth/authorization'],
      ['authorizationCode', '/auth/authorization/issue'],
      ['requestUri', '/pushed_auth_req'],
      ['authReqId', '/backchannel/authentication/issue'],
      ['deviceCode', '/device/authorization'],
      ['accessToken', '/auth/token/create'],
    ] as const
  ).map(
    ([member, path]): FlowMutator => ({
      name: `${member} that is issued twice`,
      caughtBy: repeats[member],
      mutate: twice(member, path),
    }),
  ),
  {
    name: 'the access token of an earlier response',
    caughtBy: ['issued-once'],
    mutate: brokenSteps(/^\/auth\/token$/, { again: earlier('accessToken', '/auth/token') }),
  },
  {
    name: 'another reported authentication',
    caughtBy: ['same-authentication'],
    mutate: brokenSteps(/authorization\/issue$/, {
      acr: (step) => (hasToken(step) ? request({ acr: 'silver' })(step) : undefined),
      'authentication time': (step) =>
        hasToken(step) ? request({ authTime: 1_600_000_000 })(step) : undefined,
    }),
  },
];
