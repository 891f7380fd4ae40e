import type { AuthleteCall } from '../exchange.js';
import { freshToken } from '../fresh-token.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import { Session } from '../session.js';
import { register } from '../trials/registration.js';
import { judged, type Probe, type Watcher } from './cross-cutting.js';

const madeUp = 'a-token-that-the-check-made-up';

/** RFC 7591, section 3: where a token is required, not every token will do. */
const initialAccessToken: Probe = {
  id: 'initial-access-token',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const open = await register(requests);
    if (open.calls.some(({ operationId }) => operationId === 'client_registration_api'))
      throw new NotTried('The server registers clients without an initial access token.');
    const final = await register(requests, { authorization: `Bearer ${madeUp}` });
    const call = final.calls.find(({ operationId }) => operationId === 'client_registration_api');
    return [
      {
        title: 'a registration with a made-up initial access token',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference: call && {
          message: 'The server accepts any initial access token.',
          expected: '401',
          got: 'a call of client_registration_api',
        },
      },
    ];
  },
};

const parses = /^vci_(?:single|batch|deferred)_parse_api$/;
const issues = /^vci_(?:single|batch|deferred)_issue_api$/;

/** OpenID4VCI 1.0, section 8.2: what issues comes last, because it checks the least. */
export const credentialTokenChecked: Watcher = {
  id: 'credential-token-checked',
  watch({ request, calls }) {
    const at = (name: RegExp): number => calls.findIndex(({ operationId = '' }) => name.test(operationId));
    const [parsed, issued] = [at(parses), at(issues)];
    const last = Math.max(parsed, issued);
    if (last < 0) return undefined;
    const before = calls.slice(0, parsed < 0 ? issued : parsed);
    const checked = before.find(({ operationId }) => operationId === 'auth_introspection_api');
    if (checked === undefined)
      return {
        message: 'The server does not introspect the access token first.',
        expected: 'auth_introspection_api',
        got: calls.map(({ operationId }) => operationId).join(', '),
      };
    if (issued >= 0 && (parsed < 0 || issued < parsed))
      return {
        message: 'The server does not parse the request before it issues.',
        expected: 'a call that parses',
        got: calls.map(({ operationId }) => operationId).join(', '),
      };
    return judged(unproven(checked, request.headers['dpop']));
  },
};

const unproven = ({ request }: AuthleteCall, proof: string | undefined) =>
  proof === undefined || request['dpop'] === proof
    ? undefined
    : {
        message: 'The server introspects the access token without the DPoP proof.',
        expected: proof,
        got: String(request['dpop'] ?? 'none'),
      };

/** A wallet shows a proof of possession (RFC 9449, section 7.1). */
const credentialProof: Probe = {
  id: 'credential-token-checked',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const token = await freshToken(requests, ['identity_credential']);
    const undo = server.authlete.force({ operation: 'auth_introspection_api', action: 'OK' });
    const final = await requests
      .withToken('credential', token, {
        method: 'POST',
        headers: {
          authorization: `DPoP ${token}`,
          dpop: 'proof-of-the-check',
          'content-type': 'application/json',
        },
        body: '{"credential_configuration_id":"IdentityCredential"}',
      })
      .finally(undo);
    const call = final.calls.find(({ operationId }) => operationId === 'auth_introspection_api');
    if (call === undefined) throw new NotTried('The server did not call auth_introspection_api.');
    return [
      {
        title: 'a DPoP proof at the credential endpoint',
        exchanges: session.exchanges,
        final,
        call,
        difference: unproven(call, 'proof-of-the-check'),
      },
    ];
  },
};

/** More than people need who mistype a code. */
const guesses = 12;

/** RFC 8628, section 5.1. Comes last, because the address of the check may be locked then. */
export const userCodeGuessing: Probe = {
  id: 'device/verification/NOT_EXIST/guessing',
  disturbs: true,
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    for (let guess = 0; guess < guesses; guess += 1) {
      const page = await session.open(requests.endpoint('device-verification'));
      const first = server.authlete.calls.length;
      const userCode = `GUESS${String(guess).padStart(3, '0')}`;
      const final = await requests.decide(page, 'grant', { userCode });
      const isAsked = server.authlete.calls
        .slice(first)
        .some(({ operationId }) => operationId === 'device_verification_api');
      if (!isAsked && guess === 0) throw new NotTried('The server did not call device_verification_api.');
      if (!isAsked)
        return [{ title: `${guesses} wrong user codes`, exchanges: [final], final, difference: undefined }];
    }
    throw new NotTried(
      `The server takes ${guesses} wrong codes in a row. Whether it takes many more does not show without an attack.`,
    );
  },
};

export const gateProbes: readonly Probe[] = [initialAccessToken, credentialProof];
