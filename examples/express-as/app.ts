import express, { type Express } from 'express';
import type { AuthorizationServer } from './authorization-server.js';
import { authorize } from './endpoints/authorize.js';
import { backchannelAuthentication, phone } from './endpoints/backchannel.js';
import { credential, deferredCredential } from './endpoints/credentials/credential.js';
import { issuerJwks, issuerMetadata, jwtIssuerMetadata, nonce } from './endpoints/credentials/documents.js';
import { makeOffer, readOffer } from './endpoints/credentials/offers.js';
import { deviceAuthorization, deviceForm, deviceVerification } from './endpoints/device.js';
import { configuration, jwks } from './endpoints/discovery.js';
import { entityConfiguration, explicitRegistration, registrationTypes } from './endpoints/federation.js';
import { grantManagement } from './endpoints/grant-management.js';
import { consent, interaction, login } from './endpoints/interaction.js';
import { introspect } from './endpoints/introspect.js';
import { pushedAuthorizationRequest } from './endpoints/pushed-authorization-request.js';
import { register, registration } from './endpoints/register.js';
import { revoke } from './endpoints/revoke.js';
import { token } from './endpoints/token.js';
import { userinfo } from './endpoints/userinfo.js';
import { onlyForms } from './request/from-client.js';
import { serverError } from './respond/server-error.js';

export function createApp(server: AuthorizationServer): Express {
  // Keep bodies as text: Authlete parses exactly what the client sent.
  const form = express.text({ type: 'application/x-www-form-urlencoded' });
  const json = express.text({ type: 'application/json' });
  // An encrypted request is a JWT (OpenID4VCI 1.0, section 10).
  const credentialRequest = express.text({ type: ['application/json', 'application/jwt'] });
  const federation = express.text({ type: registrationTypes });
  const page = express.urlencoded({ extended: false });

  return (
    express()
      .disable('x-powered-by')
      .get('/.well-known/openid-configuration', configuration(server))
      // Wallets look for the same document here (RFC 8414, section 3).
      .get('/.well-known/oauth-authorization-server', configuration(server))
      .get('/.well-known/openid-federation', entityConfiguration(server))
      .get('/jwks', jwks(server))
      .get('/authorize', authorize(server))
      .post('/authorize', form, authorize(server))
      .get('/interaction/:id', interaction(server))
      .post('/interaction/:id/login', page, login(server))
      .post('/interaction/:id/consent', page, consent(server))
      .use(['/par', '/device_authorization', '/backchannel', '/token', '/introspect', '/revoke'], onlyForms)
      .post('/par', form, pushedAuthorizationRequest(server))
      .post('/device_authorization', form, deviceAuthorization(server))
      .get('/device', deviceForm())
      .post('/device', page, deviceVerification(server))
      .post('/backchannel', form, backchannelAuthentication(server))
      .get('/phone/:id', phone(server))
      .post('/token', form, token(server))
      .get('/userinfo', userinfo(server))
      .post('/userinfo', form, userinfo(server))
      .post('/introspect', form, introspect(server))
      .post('/revoke', form, revoke(server))
      .get('/grants/:id', grantManagement(server))
      .delete('/grants/:id', grantManagement(server))
      .post('/register', json, register(server))
      .get('/register/:id', registration(server, 'get'))
      .put('/register/:id', json, registration(server, 'update'))
      .delete('/register/:id', registration(server, 'delete'))
      .post('/federation/register', federation, explicitRegistration(server))
      .get('/.well-known/openid-credential-issuer', issuerMetadata(server))
      .get('/.well-known/jwt-vc-issuer', jwtIssuerMetadata(server))
      .get('/vci/jwks', issuerJwks(server))
      .post('/nonce', nonce(server))
      .post('/offers', form, makeOffer(server))
      .get('/offers/:id', readOffer(server))
      .post('/credential', credentialRequest, credential(server))
      .post('/deferred_credential', credentialRequest, deferredCredential(server))
      .use('/style.css', express.static(new URL('./pages/style.css', import.meta.url).pathname))
      .use('/revoke', serverError(server, 503))
      .use(serverError(server))
  );
}
