import * as client from 'openid-client';
import { Browser } from '../../examples/browser.js';
import { approve, decide, discover, request } from '../../examples/flow.js';
import { wallet } from '../../examples/wallet.js';
import type { OpenConsole } from './open-console.js';

/** Logs in with a pushed authorization request. */
export async function pushedLogin({ config }: OpenConsole): Promise<client.TokenEndpointResponse> {
  const { parameters, checks } = await request();
  const url = await client.buildAuthorizationUrlWithPAR(config, parameters);
  return client.authorizationCodeGrant(config, await approve(url), checks);
}

/** Lets the demo television log in with the device flow. */
export async function deviceLogin({ example }: OpenConsole): Promise<client.TokenEndpointResponse> {
  const television = await discover(example, example.service.clients[2]?.clientId, client.None());
  const begun = await client.initiateDeviceAuthorization(television, { scope: 'openid email' });
  const browser = new Browser();
  const page = await browser.open(begun.verification_uri_complete ?? '');
  await decide(await browser.submit(page, { user_code: begun.user_code }), 'allow', browser);
  return client.pollDeviceAuthorizationGrant(television, begun);
}

/** Logs in a person who answers on the phone (CIBA, poll). */
export async function cibaLogin({ example, messages }: OpenConsole): Promise<client.TokenEndpointResponse> {
  const callCentre = example.service.clients[3];
  const config = await discover(
    example,
    callCentre?.clientId,
    client.ClientSecretBasic(callCentre?.clientSecret),
  );
  const begun = await client.initiateBackchannelAuthentication(config, {
    scope: 'openid email',
    login_hint: 'john',
  });
  const browser = new Browser();
  await decide(await browser.open(messages.at(-1)?.text ?? ''), 'allow', browser);
  return client.pollBackchannelAuthenticationGrant(config, { ...begun, interval: 0.001 });
}

/** Lets a wallet redeem a credential offer with its transaction code. Resolves to the credential. */
export async function issuedCredential({ example, messages }: OpenConsole): Promise<string> {
  const id = 'IdentityCredential';
  const answered = await fetch(`${example.issuer}/offers`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('john:john')}` },
    body: new URLSearchParams({ credential_configuration_id: id }),
  });
  const { offer }: { readonly offer: string } = JSON.parse(await answered.text());
  const own = await wallet();
  const credentialOffer = await own.client.resolveCredentialOffer(offer);
  const { accessTokenResponse } = await own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer,
    issuerMetadata: await own.client.resolveIssuerMetadata(credentialOffer.credential_issuer),
    txCode: /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? '',
  });
  const { credentialResponse } = await own.credentialFor(
    credentialOffer,
    id,
    accessTokenResponse.access_token,
  );
  return JSON.stringify(credentialResponse.credentials);
}

/** Opens the login page for an authorization request, and leaves it. */
export async function abandonedLogin({ config }: OpenConsole): Promise<void> {
  await new Browser().open(client.buildAuthorizationUrl(config, (await request()).parameters));
}

/** Presents the code of a login twice. */
export async function replayedCode({ config }: OpenConsole): Promise<void> {
  const { parameters, checks } = await request();
  const callback = await approve(client.buildAuthorizationUrl(config, parameters));
  await client.authorizationCodeGrant(config, callback, checks);
  await client.authorizationCodeGrant(config, callback, checks).then(
    () => {
      throw new Error('A code was accepted twice.');
    },
    () => {},
  );
}
