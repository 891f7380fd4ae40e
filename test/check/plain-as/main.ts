import { mistakesIn } from './mistakes.js';
import { startPlainAs } from './start.js';

/**
 * Runs the server until a signal comes. `CERT_HEADER` names the header in which the proxy in front passes client
 * certificates. `MISTAKES` lists mistakes to make.
 */
const { AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID, AUTHLETE_API_TOKEN, PORT, ...environment } = process.env;
if (AUTHLETE_BASE_URL === undefined || AUTHLETE_SERVICE_ID === undefined || AUTHLETE_API_TOKEN === undefined)
  throw new Error('Set AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and AUTHLETE_API_TOKEN.');
const { CERT_HEADER, INITIAL_ACCESS_TOKEN, PUBLIC_URL, MISTAKES } = environment;
const server = await startPlainAs({
  authlete: { baseUrl: AUTHLETE_BASE_URL, serviceId: AUTHLETE_SERVICE_ID, apiToken: AUTHLETE_API_TOKEN },
  port: Number(PORT ?? 4800),
  mistakes: mistakesIn(MISTAKES),
  ...(CERT_HEADER !== undefined && { certificateHeader: CERT_HEADER }),
  ...(INITIAL_ACCESS_TOKEN !== undefined && { initialAccessToken: INITIAL_ACCESS_TOKEN }),
  ...(PUBLIC_URL !== undefined && { url: PUBLIC_URL }),
});
console.log(`Listening on ${server.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
