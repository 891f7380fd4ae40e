import { isGrant } from '../../../../src/facts/lookup.js';
import type { CheckContext } from '../../../../src/validate/check-context.js';
import { edited } from '../edit.js';
import type { Mutant, Mutator } from './mutator.js';

/** Members that a server needs to continue. */
const essential = [
  'ticket',
  'authorizationCode',
  'accessToken',
  'jwtAccessToken',
  'refreshToken',
  'idToken',
  'client',
  'clientId',
  'service',
  'subject',
  'info',
  'authReqId',
  'deviceCode',
  'userCode',
  'requestUri',
  'hsk',
  'hsks',
  'username',
  'password',
  'subjectToken',
  'assertion',
  'responseContent',
  'transactionId',
  'verificationUri',
  'expiresIn',
  'logoutToken',
  'attestationChallenge',
  'cnonce',
  'sessionId',
];

/** Members that only a successful action has. */
const granted: Readonly<Record<string, string>> = {
  ticket: 'c4iy3TWUzV9axH-9BKQ3mA4rGMRYZBuuHZGUhcQlSV8',
  authorizationCode: 'Xv_su944auuBgc5mfUnxXayiiQU9Z4-T_Yae_UfExmo',
  accessToken: 'Pv36mpQHiTk3xQ1QaHjZbXRbXbWBsZ1tLxU2kQ1dYpI',
  refreshToken: '8Dc0oFXaaLvL_yF0pTcSbqT4E0C6IBYSd1d6lIkQJ5c',
  idToken: 'eyJhbGciOiJub25lIn0.e30.',
  authReqId: 'Ox8DBqGfqrHsJ4MEvl9cXqQ7JVQpvW0Ao2CWFU2J8EM',
  deviceCode: '0DVBhJkbLRG0hWWS8yZkrtqJ-4RwL8tAkOqAY6VRBcU',
  requestUri: 'urn:ietf:params:oauth:request_uri:Yk8TLPqL9YqFLFRt8ZgTxBOmf0nLvZb-3gPIVAKSJJY',
};

/** A responseContent of each kind. */
const contents: Readonly<Record<string, string>> = {
  'an OAuth error': '{"error":"invalid_request","error_description":"Wrong."}',
  'a JSON object': '{"access_token":"Pv36mpQHiTk3xQ1QaHjZbXRb","token_type":"Bearer","expires_in":3600}',
  'a redirect': 'https://client.example.com/callback?code=Xv_su944auuBgc5mfUnxXayi&state=s',
  'a page': '<html><body><form method="post" action="https://client.example.com/"></form></body></html>',
  'a challenge': 'Bearer error="invalid_token",error_description="Wrong."',
  'a JWT': 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqb2UifQ.c2lnbmF0dXJl',
  'a sentence': 'Something went wrong.',
  'a JSON list': '[]',
};

/** The kind of a responseContent, seen from outside. */
const kindOf = (content: string): string => {
  if (content.startsWith('{')) return 'error' in JSON.parse(content) ? 'an OAuth error' : 'a JSON object';
  if (/^(Bearer|DPoP)/.test(content)) return 'a challenge';
  if (/<form/.test(content)) return 'a page';
  return /^ey/.test(content) ? 'a JWT' : 'a redirect';
};

function* withContent(valid: CheckContext): Iterable<Mutant> {
  const { exchange, action, answer } = valid;
  if (action === undefined) return;
  const content = answer?.['responseContent'];
  const is = typeof content === 'string' ? kindOf(content) : 'nothing';
  for (const [kind, other] of Object.entries(contents)) {
    if (kind === is) continue;
    yield {
      what: `${action}: ${is} → ${kind}`,
      exchange: () => edited(exchange, 'response', '/responseContent', other),
    };
  }
}

export const grants: readonly Mutator[] = [
  {
    name: 'an action without what it stands for',
    caughtBy: ['action-members', 'response-content', 'content-members'],
    *mutate({ exchange, operation, action, answer }) {
      if (action === undefined || answer === undefined || !isGrant(operation.operationId, action)) return;
      for (const name of essential.filter((one) => answer[one] !== undefined))
        for (const value of [undefined, null])
          yield {
            what: `${action}: ${name} ${value}`,
            exchange: () => edited(exchange, 'response', `/${name}`, value),
          };
    },
  },
  {
    name: 'a refusal without responseContent',
    caughtBy: ['response-content'],
    *mutate({ exchange, operation, action, answer }) {
      if (action === undefined || isGrant(operation.operationId, action)) return;
      if (answer?.['responseContent'] !== undefined)
        yield { what: action, exchange: () => edited(exchange, 'response', '/responseContent', undefined) };
    },
  },
  {
    name: 'a refusal that grants',
    caughtBy: ['action-members'],
    *mutate({ exchange, operation, action }) {
      if (action === undefined || isGrant(operation.operationId, action)) return;
      for (const [name, value] of Object.entries(granted))
        yield {
          what: `${action}: with ${name}`,
          exchange: () => edited(exchange, 'response', `/${name}`, value),
        };
    },
  },
  {
    name: 'responseContent of another kind',
    caughtBy: ['response-content', 'content-outcome', 'undocumented-members'],
    mutate: withContent,
  },
];
