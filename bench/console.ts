// npm run bench:console: the console with 10,000 calls in Chromium: time until they are shown, frame times while they
// scroll, and memory.
import { chromium } from 'playwright-core';
import { createAuthlete } from '../src/index.js';
import { median } from './median.js';

const calls = Number(process.argv[2] ?? 10_000);
const authlete = createAuthlete({ journalLength: calls });
const [service] = authlete.services;
if (service === undefined) throw new Error('The demo data has a service.');
const { serviceId, accessToken, clients } = service;

async function call(path: string, parameters: string): Promise<void> {
  const url = `http://authlete/api/${serviceId}${path}`;
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const response = await authlete.fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ parameters }),
  });
  await response.arrayBuffer();
}
const [client] = clients;
for (let number = 0; number < calls; number += 1)
  await call(
    '/auth/authorization',
    `response_type=code&client_id=${client?.clientId}&redirect_uri=${client?.redirectUris[0]}&state=${number}`,
  );

const { controlUrl, controlToken } = await authlete.listen({ port: 0, control: true });
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--enable-precise-memory-info'],
});
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
await page.goto(`${controlUrl}/ui#token=${controlToken}`);
await page.getByRole('navigation', { name: 'Pages' }).waitFor();

const started = performance.now();
await page.goto(`${controlUrl}/ui/#/${serviceId}/journal`);
await page.getByText(`${calls} calls`).waitFor();
const shown = performance.now() - started;

/** Scrolls for two seconds, and returns the time of each frame in milliseconds. */
const frames: number[] = await page.evaluate(`new Promise((resolve) => {
  const list = document.querySelector('.virtual-list');
  const times = [];
  const start = performance.now();
  let before = start;
  const step = (now) => {
    times.push(now - before);
    before = now;
    list.scrollTop = (list.scrollHeight * (now - start)) / 2000;
    if (now - start < 2000) requestAnimationFrame(step);
    else resolve(times.slice(1));
  };
  requestAnimationFrame(step);
})`);
const typing = performance.now();
await page.getByRole('searchbox', { name: 'Search the calls' }).fill('state=9999');
await page.getByText(`1 of ${calls} calls`).waitFor();
const found = performance.now() - typing;
const memory = Number(await page.evaluate('performance.memory.usedJSHeapSize')) / 2 ** 20;

const late = frames.filter((time) => time > 34).length;
const row = (name: string, value: string): void => console.log(`${name.padEnd(42)}${value}`);
row('calls', String(calls));
row('until all are shown', `${shown.toFixed(0)} ms`);
row('frames while scrolling, median', `${median(frames).toFixed(1)} ms`);
row('frames over 34 ms', `${late} of ${frames.length}`);
row('search for a text', `${found.toFixed(0)} ms`);
row('memory of the page', `${memory.toFixed(0)} MiB`);
await browser.close();
await authlete.close();
