import type { CompleteService } from '../../../mock/fixtures/load.js';
import type { Answers } from './answers.js';
import type { FrameworkName } from './frameworks.js';
import { junitText } from './junit.js';

interface FirstTest {
  /** The folder that the build tool looks in. Default: that of the other files. */
  readonly folder?: string;
  readonly name: string;
  readonly text: string;
}

/** What a test refers to. */
interface TestedProject {
  readonly service: CompleteService;
  /** The folder of the other files. */
  readonly folder: string;
  readonly isTypeScript: boolean;
}

/** Returns a test that passes, and that shows how to write the next one; `undefined` for another language. */
export const firstTest = (answers: Answers, project: TestedProject): FirstTest | undefined =>
  writers[answers.framework](answers, project);

const writers: Readonly<
  Record<FrameworkName, (answers: Answers, project: TestedProject) => FirstTest | undefined>
> = {
  vitest: ({ issuer }, { isTypeScript }) => ({
    name: `authlete.test.${isTypeScript ? 'ts' : 'mjs'}`,
    text: `import { test as base } from 'authlete-testkit/vitest';
import { expect } from 'vitest';

// Each test gets a service of its own. docs/vitest.md describes what it can do.
const test = base.extend({ serviceFixture: { issuer: '${issuer}' } });

test('a user who denies consent is sent back to the client', async ({ service }) => {
  // These are the calls that your server makes. Start it with service.env, send it the request of a browser instead,
  // and look at its response.
  const [client] = service.clients;
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: String(client?.clientId),
    redirect_uri: String(client?.redirectUris[0]),
    scope: 'openid',
    state: 'xyz',
  });
  const asked = await service.fetch('/auth/authorization', { parameters: String(parameters) });
  const { action, ticket } = await asked.json();
  expect(action).toBe('INTERACTION');

  const denied = await service.fetch('/auth/authorization/fail', { ticket, reason: 'DENIED' });
  const answer = await denied.json();
  expect(answer.action).toBe('LOCATION');
  expect(new URL(answer.responseContent).searchParams.get('error')).toBe('access_denied');
});

test('a refusal of Authlete can be forced', async ({ service }) => {
  service.stub('/auth/token').action('INVALID_CLIENT');
  const response = await service.fetch('/auth/token', { parameters: 'grant_type=client_credentials' });
  expect(await response.json()).toMatchObject({ action: 'INVALID_CLIENT' });
});
`,
  }),
  // Not TypeScript, which Node.js 20 does not run.
  node: () => ({
    name: 'authlete.test.mjs',
    text: `import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createAuthlete } from 'authlete-testkit';

const authlete = createAuthlete();
after(() => authlete.close());

test('a user who denies consent is sent back to the client', async () => {
  // Each test gets a service of its own.
  const { serviceId, accessToken, clients } = await authlete.createService();
  // These are the calls that your server makes. Let the mock listen with authlete.listen({ port: 0 }), start your server
  // with its URL, send it the request of a browser instead, and look at its response.
  const call = async (path, body) => {
    const response = await authlete.fetch(\`http://authlete/api/\${serviceId}\${path}\`, {
      method: 'POST',
      headers: { authorization: \`Bearer \${accessToken}\`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const [client] = clients;
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: String(client.clientId),
    redirect_uri: client.redirectUris[0],
    scope: 'openid',
  });
  const { action, ticket } = await call('/auth/authorization', { parameters: String(parameters) });
  assert.equal(action, 'INTERACTION');

  const denied = await call('/auth/authorization/fail', { ticket, reason: 'DENIED' });
  assert.equal(denied.action, 'LOCATION');
  assert.equal(new URL(denied.responseContent).searchParams.get('error'), 'access_denied');
});
`,
  }),
  python: () => ({
    name: 'test_authlete.py',
    text: `"""Start the mock first: npx authlete-testkit serve --fixtures fixtures.yaml"""

import json
import pathlib
import unittest
import urllib.parse
import urllib.request

SETTINGS = dict(
    line.split("=", 1)
    for line in (pathlib.Path(__file__).parent / "server.env").read_text().splitlines()
    if line and not line.startswith("#")
)


def call(path, body=None):
    """Calls the API as your server does: it has these settings too."""
    request = urllib.request.Request(
        f"{SETTINGS['AUTHLETE_BASE_URL']}/api/{SETTINGS['AUTHLETE_SERVICE_ID']}{path}",
        data=json.dumps(body).encode() if body else None,
        headers={
            "Authorization": f"Bearer {SETTINGS['AUTHLETE_API_TOKEN']}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


class AuthorizationTest(unittest.TestCase):
    def test_a_user_who_denies_consent_is_sent_back_to_the_client(self):
        # These are the calls that your server makes. Send your server the request of a browser instead, and look at its
        # response. docs/control.md describes how to force responses and to read the journal.
        client = call("/client/get/list")["clients"][0]
        parameters = urllib.parse.urlencode(
            {
                "response_type": "code",
                "client_id": client["clientId"],
                "redirect_uri": client["redirectUris"][0],
                "scope": "openid",
            }
        )
        answer = call("/auth/authorization", {"parameters": parameters})
        self.assertEqual("INTERACTION", answer["action"])

        denied = call("/auth/authorization/fail", {"ticket": answer["ticket"], "reason": "DENIED"})
        self.assertEqual("LOCATION", denied["action"])
        self.assertIn("error=access_denied", denied["responseContent"])


if __name__ == "__main__":
    unittest.main()
`,
  }),
  junit: (_, { service, folder }) => ({
    folder: 'src/test/java',
    name: 'AuthleteTest.java',
    text: junitText(service, folder),
  }),
  other: () => undefined,
};
