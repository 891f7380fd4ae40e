// node --expose-gc bench/tokens.mjs [tokens]: measures the memory per token, and whether introspection gets
// slower with more tokens. Needs `npm run build`. A million tokens take about two gigabytes.
import { createAuthlete } from '../dist/index.js';
import { issueTokens } from '../dist/mock/tokens/issue-tokens.js';

const total = Number(process.argv[2] ?? 100_000);
const authlete = createAuthlete();
const [{ serviceId, accessToken: bearer, clients }] = authlete.services;
const service = await authlete.service(serviceId);
const settings = await service.settings();
const client = await service.find('client', String(clients[0].clientId));
const handle = authlete.express();

/** Calls the mock in process. */
const introspect = (token) =>
  new Promise((resolve) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
    const url = `/api/${serviceId}/auth/introspection`;
    const body = JSON.stringify({ token });
    const request = { method: 'POST', url, headers, readableEnded: true, body };
    handle(request, { writeHead: () => {}, end: resolve });
  });

async function issue(subject) {
  const authorization = {
    clientId: client.clientId,
    clientIdAliasUsed: false,
    subject,
    scopes: ['notes.read'],
  };
  return issueTokens(service, settings, client, { authorization, grantType: 'AUTHORIZATION_CODE' });
}

/**
 * Returns the CPU time of an introspection in microseconds: the minimum of several rounds, because of other
 * load.
 */
async function costOf(token) {
  const calls = 5000;
  const rounds = [];
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) await introspect(token);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / calls);
  }
  return Math.min(...rounds);
}

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

let last = '';
let issued = 0;
const issueUpTo = async (count) => {
  for (; issued < count; issued += 1) last = (await issue(`user-${issued % 1000}`)).accessToken;
};

await issueUpTo(1000);
const few = await costOf(last);
const before = heap();
await issueUpTo(total);
const bytes = (heap() - before) / (total - 1000);
const many = await costOf(last);
console.log(`Node.js ${process.version}`);
console.log(`${Math.round(bytes)} bytes a token (access token, refresh token, their record and indexes)`);
console.log(`introspection: ${few.toFixed(1)} us with 1,000 tokens, ${many.toFixed(1)} us with ${total}`);
await authlete.close();
