import type { Answer } from './answers.js';
import { isOfType } from './asked.js';
import { authorize, consent, signIn } from './authorization.js';
import { backchannel, phone } from './backchannel.js';
import { introspection, jwks, pushed, register, registration, revocation } from './clients.js';
import { device, deviceAuthorization } from './device.js';
import type { Exchange } from './exchange.js';
import { grants, resource, userinfo } from './resources.js';
import { decided, resumed } from './separate.js';
import { token } from './token.js';

type Handle = (exchange: Exchange) => Promise<Answer>;

export interface Route {
  readonly methods: readonly string[];
  readonly handle: Handle;
  /** Whether a POST must have a form, may have one, or has another body that the endpoint checks itself. */
  readonly body: 'form' | 'maybe a form' | 'other';
  /** Whether scripts of other origins may use it. */
  readonly cors: boolean;
  /** Whether people see its errors. */
  readonly isPage: boolean;
}

const forClients = (handle: Handle, cors = true): Route => ({
  methods: ['POST'],
  handle,
  body: 'form',
  cors,
  isPage: false,
});
const forPeople = (handle: Handle, methods = ['GET', 'POST']): Route => ({
  methods,
  handle,
  body: 'form',
  cors: false,
  isPage: true,
});
const forTokens = (handle: Handle, methods: readonly string[], body: Route['body'] = 'other'): Route => ({
  methods,
  handle,
  body,
  cors: true,
  isPage: false,
});

/** What is where. There is no discovery document. */
export const routes: Readonly<Record<string, Route>> = {
  '/authorize': forPeople(authorize),
  '/sign-in/:id': forPeople(signIn),
  '/consent/:id': forPeople(consent),
  '/interactions/:id': { methods: ['POST'], handle: decided, body: 'other', cors: false, isPage: false },
  '/resume/:id': forPeople(resumed, ['GET']),
  '/device': forPeople(device),
  '/phone': forPeople(phone, ['GET']),
  '/phone/:id': forPeople(phone, ['POST']),
  '/par': forClients(pushed),
  '/token': forClients(token),
  '/revoke': forClients(revocation),
  '/introspect': forClients(introspection, false),
  '/device_authorization': forClients(deviceAuthorization),
  '/backchannel': forClients(backchannel, false),
  '/jwks': forTokens(jwks, ['GET']),
  '/userinfo': forTokens(userinfo, ['GET', 'POST'], 'maybe a form'),
  '/resource': forTokens(resource, ['GET', 'POST'], 'maybe a form'),
  '/grants/:id': forTokens(grants, ['GET', 'DELETE']),
  '/register': forTokens(register, ['POST']),
  '/register/:id': forTokens(registration, ['GET', 'PUT', 'DELETE']),
};

/** Whether the body of a POST is what the endpoint takes (RFC 6749, section 3.2). */
export const isBody = (exchange: Exchange, { body }: Route): boolean =>
  body === 'other' ||
  isOfType(exchange, 'application/x-www-form-urlencoded') ||
  (body === 'maybe a form' && exchange.body === '');
