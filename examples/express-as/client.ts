import express, { type Express } from 'express';
import * as oidc from 'openid-client';
import { html, showPage } from './pages/show.js';

interface Options {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/** A public client with PKCE for trying the authorization server. */
export function createClient({ issuer, clientId, redirectUri }: Options): Express {
  const started = new Map<string, { verifier: string; nonce: string }>();
  // Permit plain HTTP, because everything is on one machine.
  const discovered = oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
  });
  discovered.catch(() => {});

  return express()
    .use('/style.css', express.static(new URL('./pages/style.css', import.meta.url).pathname))
    .get('/', async (_request, response) => {
      const [state, verifier, nonce] = [
        oidc.randomState(),
        oidc.randomPKCECodeVerifier(),
        oidc.randomNonce(),
      ];
      started.set(state, { verifier, nonce });
      const url = oidc.buildAuthorizationUrl(await discovered, {
        redirect_uri: redirectUri,
        scope: 'openid profile email offline_access notes.read',
        prompt: 'consent',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      response.redirect(url.href);
    })
    .get('/callback', async (request, response) => {
      const url = new URL(request.originalUrl, redirectUri);
      const state = url.searchParams.get('state') ?? '';
      const { verifier = '', nonce = '' } = started.get(state) ?? {};
      started.delete(state);
      try {
        const tokens = await oidc.authorizationCodeGrant(await discovered, url, {
          pkceCodeVerifier: verifier,
          expectedNonce: nonce,
          expectedState: state,
        });
        const subject = tokens.claims()?.sub ?? '';
        const userInfo = await oidc.fetchUserInfo(await discovered, tokens.access_token, subject);
        show('Logged in', { 'ID token': tokens.claims(), Userinfo: userInfo, Scope: tokens.scope });
      } catch (error) {
        const { error: code, error_description: description } = Object(error);
        show('Not logged in', { Error: code ?? String(error), Description: description });
      }

      function show(title: string, parts: Readonly<Record<string, unknown>>): void {
        const content = Object.entries(parts).map(
          ([name, value]) => html`<h2>${name}</h2><pre>${JSON.stringify(value, null, 2)}</pre>`,
        );
        showPage(response, { title, content: html`<h1>${title}</h1>${content}<p><a href="/">Again</a></p>` });
      }
    });
}
