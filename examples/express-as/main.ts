import { createClient } from './client.js';
import { startExample } from './start.js';

/** `npm run example`: starts a mock, an authorization server and a client on this machine. */
const port = Number(process.env['PORT'] ?? 4700);
const clientUrl = `http://localhost:${port + 1}`;
const redirectUri = `${clientUrl}/callback`;

const onMessage = (subject: string, text: string) => console.log(`To the phone of ${subject}: ${text}`);
const example = await startExample({ port, redirectUris: [redirectUri], onMessage });
const [web, app, television, callCentre] = example.service.clients;
const client = createClient({ issuer: example.issuer, clientId: String(app?.clientId), redirectUri });
const listening = client.listen(port + 1, 'localhost');

console.log(`
Try it                 ${clientUrl}
                       log in as john or jane; the password is the name

Authorization server   ${example.issuer}
  discovery            ${example.issuer}/.well-known/openid-configuration
Credential issuer      ${example.issuer}/.well-known/openid-credential-issuer
Confidential client    ${web?.clientId}
  secret               ${web?.clientSecret}
Public client          ${app?.clientId}
Device flow client     ${television?.clientId}
CIBA client            ${callCentre?.clientId}
  secret               ${callCentre?.clientSecret}
Redirect URI           ${redirectUri}
Resource server        notes-api, secret notes-api-secret
Authlete (the mock)    ${example.authleteUrl}

Stop with Ctrl+C.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    const end = () => listening.closeAllConnections();
    const timer = setTimeout(end, 5000);
    listening.close(() => clearTimeout(timer));
    await example.close({ grace: 5000 });
  });
