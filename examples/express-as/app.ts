import express, { type Express } from 'express';
import type { AuthorizationServer } from './authorization-server.js';
import { authorize } from './endpoints/authorize.js';
import { configuration } from './endpoints/configuration.js';
import { consent } from './endpoints/consent.js';
import { interaction } from './endpoints/interaction.js';
import { introspect } from './endpoints/introspect.js';
import { jwks } from './endpoints/jwks.js';
import { login } from './endpoints/login.js';
import { revoke } from './endpoints/revoke.js';
import { token } from './endpoints/token.js';
import { userinfo } from './endpoints/userinfo.js';
import { serverError } from './respond/server-error.js';

export function createApp(server: AuthorizationServer): Express {
  // Authlete reads what the client sent, byte for byte, so bodies stay text.
  const form = express.text({ type: 'application/x-www-form-urlencoded' });
  const page = express.urlencoded({ extended: false });

  return express()
    .disable('x-powered-by')
    .get('/.well-known/openid-configuration', configuration(server))
    .get('/jwks', jwks(server))
    .get('/authorize', authorize(server))
    .post('/authorize', form, authorize(server))
    .get('/interaction/:id', interaction(server))
    .post('/interaction/:id/login', page, login(server))
    .post('/interaction/:id/consent', page, consent(server))
    .post('/token', form, token(server))
    .get('/userinfo', userinfo(server))
    .post('/userinfo', form, userinfo(server))
    .post('/introspect', form, introspect(server))
    .post('/revoke', form, revoke(server))
    .use('/style.css', express.static(new URL('./pages/style.css', import.meta.url).pathname))
    .use(serverError);
}
