import * as client from 'openid-client';
import { Browser } from '../../examples/browser.js';
import { approve, decide, discover, request } from '../../examples/flow.js';
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
