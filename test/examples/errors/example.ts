import { createServer } from 'node:http';
import { type TestService, test as withService } from 'authlete-testkit/vitest';
import { createApp } from '../../../examples/express-as/app.js';
import { connect } from '../../../examples/express-as/connect.js';
import { worldAt } from '../../../examples/express-as/world.js';
import { Browser, type Visited } from '../browser.js';

/** The authorization server of examples/express-as, in front of the service of a test. */
export interface Example {
  readonly service: TestService;
  readonly browser: Browser;
  /** The URLs sent to phones. */
  readonly messages: readonly string[];
  /** The messages for its operator. */
  readonly problems: readonly string[];
  /** Sends one request; redirects are not followed. */
  ask(path: string, init?: RequestInit): Promise<Visited>;
  /** The URL of a path. */
  at(path: string): string;
}

export const clientSecret = 'the secret of the confidential client';

const [world = {}] = worldAt('https://as.example.com', {}).services ?? [];
const [web, ...others] = world.clients ?? [];

const inWorld = withService.extend({
  serviceFixture: { ...world, clients: [{ ...web, clientSecret }, ...others] },
});

export const test = inWorld.extend<{ timeoutMs: number; example: Example }>({
  // A loaded machine takes long for the first call.
  timeoutMs: 60_000,
  example: async ({ service, timeoutMs }, use) => {
    const messages: string[] = [];
    const problems: string[] = [];
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const connected = connect(issuer, service.env, {
      onMessage: (_subject, url) => messages.push(url),
      onProblem: (line) => problems.push(line),
      timeoutMs,
    });
    server.on('request', createApp(connected));
    const at = (path: string): string => issuer + path;
    await use({
      service,
      browser: new Browser(),
      messages,
      problems,
      at,
      async ask(path, init) {
        const response = await fetch(at(path), { redirect: 'manual', ...init });
        const { status, headers } = response;
        return { url: new URL(at(path)), left: undefined, status, headers, text: await response.text() };
      },
    });
    server.close();
    server.closeAllConnections();
  },
});
