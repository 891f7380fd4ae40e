import { createAuthlete } from '../src/index.js';

/**
 * The CPU time of an in-process call through `authlete.fetch`, as a ratio to a bare `Request` and `Response` with the
 * same bodies. Medians of alternating rounds in one run.
 */
const authlete = createAuthlete({ seed: 'bench' });
const [service] = authlete.services;
if (service === undefined) throw new Error('The demo has a service.');
const url = `http://authlete/api/${service.serviceId}/auth/introspection`;
const init = {
  method: 'POST',
  headers: { authorization: `Bearer ${service.accessToken}`, 'content-type': 'application/json' },
  body: JSON.stringify({ token: 'unknown' }),
};
const headers = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
const answer = await (await authlete.fetch(url, init)).text();

const whole = async () => void (await (await authlete.fetch(url, init)).text());
const bare = async () => {
  const request = new Request(url, init);
  JSON.parse(await request.text());
  await new Response(answer, { status: 200, headers }).text();
};

async function microseconds(call: () => Promise<void>, times: number): Promise<number> {
  const start = process.cpuUsage();
  for (let count = 0; count < times; count += 1) await call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

for (const warmUp of [whole, bare]) await microseconds(warmUp, 3000);
const wholes: number[] = [];
const bares: number[] = [];
for (let round = 0; round < 7; round += 1) {
  wholes.push(await microseconds(whole, 3000));
  bares.push(await microseconds(bare, 3000));
}
const [a, b] = [median(wholes), median(bares)];
console.log(`authlete.fetch ${a.toFixed(1)} µs, bare ${b.toFixed(1)} µs: ${(a / b).toFixed(2)} times`);
await authlete.close();
