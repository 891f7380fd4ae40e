import { createHash, randomBytes } from 'node:crypto';
import { Authlete } from '@authlete/typescript-sdk';
import { faker } from '@faker-js/faker/locale/en';
import { createAuthlete } from '../../src/index.js';
import { nextStep } from './next-steps.js';
import { brief, paint, printCall } from './print.js';

/** `npm run demo`: a code flow with PKCE, from the perspective of an authorization server. */
const mock = createAuthlete();
const { url } = await mock.listen({ port: 0 });
const [service] = mock.services;
const client = service?.clients[0];
if (service === undefined || client === undefined)
  throw new Error('The demo data has a service and a client.');
const serviceId = String(service.serviceId);
const sdk = new Authlete({ serverURL: url, bearer: service.accessToken });

// The same seed makes up the same user in every run.
faker.seed(3);
const name = faker.person.firstName();
const subject = name.toLowerCase();
const claims = JSON.stringify({ email: faker.internet.exampleEmail({ firstName: name }).toLowerCase() });

console.log(paint('bold', '\nThe authorization code flow with PKCE, through @authlete/typescript-sdk'));
console.log(`A fresh Authlete runs at ${url}, offline. Service ${serviceId}, client ${client.clientId}.\n`);

/** Calls Authlete and prints the mock's journal entry. */
async function call<Answer>(
  title: string,
  sends: string,
  run: () => Promise<Answer>,
  gets: (answer: Answer) => string = () => '',
): Promise<Answer> {
  const answer = await run();
  const entry = (await mock.service(Number(serviceId)))?.journal.last();
  const { method = '', target = '', operationId = '', action = '', resultCode = '' } = entry ?? {};
  const endpoint = `${method} ${target.replace(`/api/${serviceId}`, '')}`;
  const next = nextStep(operationId, action);
  printCall({ title, endpoint, sends, action, resultCode, gets: gets(answer), next });
  return answer;
}

const verifier = randomBytes(32).toString('base64url');
const authorizationParameters = new URLSearchParams({
  response_type: 'code',
  client_id: String(client.clientId),
  redirect_uri: client.redirectUris[0] ?? '',
  scope: 'openid email notes.read',
  state: 'af0ifjsldkj',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
});
const authorize = () =>
  sdk.authorization.processRequest({
    serviceId,
    authorizationRequest: { parameters: authorizationParameters.toString() },
  });
const askToken = (parameters: Record<string, string>) =>
  sdk.token.process({
    serviceId,
    tokenRequest: {
      parameters: new URLSearchParams(parameters).toString(),
      clientId: String(client.clientId),
      clientSecret: client.clientSecret,
    },
  });
const introspect = (token: string) =>
  sdk.introspection.process({ serviceId, introspectionRequest: { token, scopes: ['notes.read'] } });

const { ticket = '' } = await call(
  'A browser arrives at the authorization endpoint',
  'the query, as it came: response_type=code&client_id=…&scope=openid…',
  authorize,
  ({ ticket, client, scopes }) =>
    `ticket ${brief(ticket)}, ${client?.clientName}, ${scopes?.map(({ name }) => name).join(' ')}`,
);

const { authorizationCode: code = '' } = await call(
  `${name} logs in and allows it`,
  `ticket ${brief(ticket)}, subject ${subject}`,
  () => sdk.authorization.issue({ serviceId, authorizationIssueRequest: { ticket, subject } }),
  ({ responseContent }) => brief(responseContent, 66),
);

const codeParameters = {
  grant_type: 'authorization_code',
  code,
  redirect_uri: client.redirectUris[0] ?? '',
  code_verifier: verifier,
};
const { accessToken = '', refreshToken = '' } = await call(
  'The client exchanges the code',
  `the form, as it came: grant_type=authorization_code&code=${brief(code, 8)}`,
  () => askToken(codeParameters),
  ({ accessToken, refreshToken, idToken }) =>
    `access ${brief(accessToken, 8)}, refresh ${brief(refreshToken, 8)}, ID token ${brief(idToken)}`,
);

await call(
  'An API gets the access token and asks what it is worth',
  `token ${brief(accessToken, 8)}, scopes notes.read`,
  () => introspect(accessToken),
  ({ subject, scopes, expiresAt = 0 }) =>
    `${subject}, ${scopes?.join(' ')}, until ${new Date(expiresAt).toISOString().slice(0, 16)}Z`,
);

await call(
  'The client calls the userinfo endpoint',
  `token ${brief(accessToken, 8)}`,
  () => sdk.userinfo.process({ serviceId, userinfoRequest: { token: accessToken } }),
  ({ subject, claims }) => `${subject}, claims ${claims?.join(' ')}`,
);

await call(
  `The server has found the claims of ${name}`,
  `token, claims ${claims}`,
  () =>
    sdk.userinfo.issue({
      serviceId,
      userinfoIssueRequest: { token: accessToken, claims },
    }),
  ({ responseContent }) => responseContent ?? '',
);

const { accessToken: newer = '' } = await call(
  'The client refreshes',
  `grant_type=refresh_token&refresh_token=${brief(refreshToken, 8)}`,
  () => askToken({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  ({ accessToken, refreshToken }) => `access ${brief(accessToken, 8)}, refresh ${brief(refreshToken, 8)}`,
);

await call('The client revokes the token', `token=${brief(newer, 8)}`, () =>
  sdk.revocation.process({
    serviceId,
    revocationRequest: {
      parameters: new URLSearchParams({ token: newer }).toString(),
      clientId: String(client.clientId),
      clientSecret: client.clientSecret,
    },
  }),
);

console.log(paint('bold', 'And when something is wrong\n'));

await call(
  'The API sees the revoked token',
  `token ${brief(newer, 8)}, scopes notes.read`,
  () => introspect(newer),
  ({ responseContent }) => brief(responseContent, 66),
);

await call(
  'The client uses the code a second time',
  `grant_type=authorization_code&code=${brief(code, 8)}`,
  () => askToken(codeParameters),
  ({ responseContent }) => brief(responseContent, 66),
);

const { ticket: other = '' } = await authorize();
await call(
  'Another user denies',
  `ticket ${brief(other)}, reason DENIED`,
  () => sdk.authorization.fail({ serviceId, authorizationFailRequest: { ticket: other, reason: 'DENIED' } }),
  ({ responseContent }) => brief(responseContent, 66),
);

await mock.close();
