import { existsSync } from 'node:fs';
import * as client from 'openid-client';
import { type Browser as Chromium, chromium, type Page } from 'playwright-core';
import type { ControlledListening } from '../../../src/authlete.js';
import {
  approve,
  discover,
  type Running,
  redirectUri,
  request,
  start,
  webClient,
} from '../../examples/flow.js';

/** The token of a reader who must not change the mock. */
export const readerToken = 'console-reader-token';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const isInstalled = existsSync(executablePath);
if (!isInstalled)
  console.warn(
    `No Chromium at ${executablePath}: the tests of the console are skipped. Please set CHROMIUM_PATH.`,
  );

/** The example server in front of a mock, a client of it, and the console of the mock in Chromium. */
export interface OpenConsole extends AsyncDisposable {
  readonly example: Running;
  readonly listening: ControlledListening;
  readonly config: client.Configuration;
  readonly chromium: Chromium;
  readonly page: Page;
  /** What the example server sent to phones: the person, and the text. */
  readonly messages: readonly { readonly subject: string; readonly text: string }[];
  /** What the browser complained about: errors of scripts, of the policy, and failed requests. */
  readonly complaints: string[];
  /** Opens a page of the console, such as `journal`. */
  open(page?: string): Promise<Page>;
  /** Runs a code flow with openid-client through the example server. */
  login(changes?: Readonly<Record<string, string>>): Promise<client.TokenEndpointResponse>;
}

export async function openConsole(): Promise<OpenConsole> {
  const messages: { readonly subject: string; readonly text: string }[] = [];
  const example = await start({
    clients: [{ ...webClient, clientName: 'Notes' }],
    onMessage: (subject, text) => messages.push({ subject, text }),
  });
  const listening = await example.authlete.listen({
    port: 0,
    control: { token: 'console-test-token', readOnlyToken: readerToken },
  });
  const [own] = example.own;
  const config = await discover(example, own?.clientId, client.ClientSecretBasic(own?.clientSecret));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (problem) => complaints.push(String(problem)));
  await page.goto(`${listening.controlUrl}/ui#token=${listening.controlToken}`);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return {
    example,
    listening,
    config,
    chromium: browser,
    page,
    messages,
    complaints,
    async open(name = 'start') {
      await page.goto(`${listening.controlUrl}/ui/#/${example.service.serviceId}/${name}`);
      return page;
    },
    async login(changes = {}) {
      const { parameters, checks } = await request(changes);
      const callback = await approve(
        client.buildAuthorizationUrl(config, { ...parameters, redirect_uri: redirectUri }),
      );
      return client.authorizationCodeGrant(config, callback, checks);
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await example.close();
    },
  };
}
