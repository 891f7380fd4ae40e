import { createServer } from 'node:http';
import { createApp } from './app.js';
import { connect } from './connect.js';

/** `npm run example:server`: starts only the authorization server, in front of the Authlete that the environment names. */
const { AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID, AUTHLETE_API_TOKEN, PORT = '4700' } = process.env;
if (!AUTHLETE_BASE_URL || !AUTHLETE_SERVICE_ID || !AUTHLETE_API_TOKEN) {
  console.error('Please set AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and AUTHLETE_API_TOKEN.');
  process.exit(2);
}
const issuer = `http://localhost:${PORT}`;
const onMessage = (subject: string, text: string) => console.log(`To the phone of ${subject}: ${text}`);
const app = createApp(
  connect(issuer, { AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID, AUTHLETE_API_TOKEN }, { onMessage }),
);
createServer(app).listen(Number(PORT), 'localhost', () => console.log(`Listening at ${issuer}`));
