import { createServer, type Server } from 'node:http';
import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../examples/express-as/app.js';
import { connect } from '../../examples/express-as/connect.js';
import { worldAt } from '../../examples/express-as/world.js';
import { createAuthlete, readRecording, type ServiceSummary } from '../../src/index.js';
import { createRecorder } from '../../src/recording/recorder.js';
import { Browser } from '../examples/browser.js';
import { decide, request, webClient } from '../examples/flow.js';
import { jwks } from '../support/demo.js';
import { temporaryFile } from '../support/recording.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The authorization server of the example at a port, in front of an Authlete. */
async function serverAt(
  port: number,
  authleteUrl: string,
  service: Pick<ServiceSummary, 'serviceId' | 'accessToken'>,
) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = portOf(server);
  const issuer = `http://127.0.0.1:${bound}`;
  const environment = {
    AUTHLETE_BASE_URL: authleteUrl,
    AUTHLETE_SERVICE_ID: String(service.serviceId),
    AUTHLETE_API_TOKEN: service.accessToken,
  };
  server.on('request', createApp(connect(issuer, environment)));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return issuer;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}

const discover = (issuer: string, clientId: number, authentication: client.ClientAuth) =>
  client.discovery(new URL(issuer), String(clientId), undefined, authentication, {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  });

/** Discovery, login, consent, code, ID token, userinfo, refresh, revocation; with DPoP and PAR. */
async function signIn(issuer: string, clientId: number, clientSecret: string) {
  const config = await discover(issuer, clientId, client.ClientSecretBasic(clientSecret));
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256', { extractable: true }));
  const { parameters, checks } = await request();
  const url = await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
  const browser = new Browser();
  const { left, text } = await decide(await browser.open(url), 'allow', browser);
  if (left === undefined) throw new Error(`The browser was not sent back: ${text}`);
  const tokens = await client.authorizationCodeGrant(config, left, checks, undefined, { DPoP });
  const userInfo = await client.fetchUserInfo(config, tokens.access_token, 'john', { DPoP });
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP });
  await client.tokenRevocation(config, refreshed.access_token);
  return { tokens, userInfo, refreshed, jkt: await DPoP.calculateThumbprint() };
}

describe('openid-client at the authorization server of examples/express-as', () => {
  it('completes its flow against a recording as against the service', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const port = portOf(free);
    await new Promise((resolve) => free.close(resolve));
    const changes = { jwks, accessTokenSignAlg: 'ES256' } as const;
    const live = createAuthlete({
      fixtures: worldAt(`http://127.0.0.1:${port}`, { changes, clients: [webClient] }),
    });
    closing.push(() => live.close());
    const [service] = live.services;
    const own = service?.clients.at(-1);
    if (service === undefined || own === undefined) throw new Error('There is no client.');
    const file = temporaryFile();
    const problems: string[] = [];
    const recorder = createRecorder({
      upstream: new URL((await live.listen({ port: 0 })).url),
      file,
      onProblem: (problem) => problems.push(problem),
    });
    closing.push(() => recorder.close());
    const { url } = await recorder.listen({ host: '127.0.0.1', port: 0 });
    const before = await signIn(await serverAt(port, url, service), own.clientId, own.clientSecret);
    for (const close of closing.splice(0).reverse()) await close();
    expect(problems).toEqual([]);

    const replay = createAuthlete({ replay: await readRecording(file) });
    closing.push(() => replay.close());
    const [played] = replay.services;
    if (played === undefined) throw new Error('There is no service in the recording.');
    const issuer = await serverAt(port, (await replay.listen({ port: 0 })).url, played);
    const after = await signIn(issuer, own.clientId, 'a secret of another time');

    expect(after.userInfo).toEqual(before.userInfo);
    expect(after.tokens.claims()).toMatchObject({ iss: issuer, sub: 'john' });
    for (const name of ['access_token', 'refresh_token', 'id_token'] as const)
      expect(after.tokens[name]).not.toBe(before.tokens[name]);
    expect(after.jkt).not.toBe(before.jkt);
    expect(decodeJwt(after.tokens.access_token)).toMatchObject({ cnf: { jkt: after.jkt } });
  });
});
