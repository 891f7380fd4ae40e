import type { StubDefinition } from '../../scenarios/stub.js';
import type { Answer, Exchange } from '../exchange.js';
import { redirectOf } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import { Requests } from '../requests.js';
import type { ServerUnderCheck } from '../server.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

/** A response of Authlete that no server can use, or none at all. */
interface Fault {
  readonly title: string;
  readonly reply: Omit<StubDefinition, 'operation'>;
}

const html = { headers: { 'content-type': 'text/html' } };

/** The server's own credential is wrong, or it called Authlete wrongly. */
const refusals: readonly Fault[] = [
  { title: 'Authlete answers 401', reply: { status: 401 } },
  { title: 'Authlete answers 403', reply: { status: 403 } },
];
const badRequest: readonly Fault[] = [{ title: 'Authlete answers 400', reply: { status: 400 } }];
const outages: readonly Fault[] = [
  { title: 'Authlete answers 500', reply: { status: 500 } },
  { title: 'Authlete answers 503', reply: { status: 503 } },
  { title: 'the connection to Authlete is reset', reply: { fault: 'reset' } },
  { title: 'Authlete closes the connection without a response', reply: { fault: 'empty' } },
  { title: 'the response of Authlete is truncated', reply: { fault: 'truncated' } },
  { title: 'the response of Authlete is malformed JSON', reply: { fault: 'malformed-json' } },
  {
    title: 'Authlete answers an HTML page with status 200',
    reply: { status: 200, ...html, fault: 'malformed-json' },
  },
];
const unknownActions: readonly Fault[] = [
  {
    title: 'the response has an unknown action',
    reply: { patch: { action: 'SOMETHING_NEW' }, allowInvalid: true },
  },
  { title: 'the response has no action', reply: { patch: { action: null }, allowInvalid: true } },
];

/** A request of a client, and the operation that fails when it arrives. */
interface Target {
  readonly operation: string;
  readonly request: (requests: Requests) => Promise<Exchange>;
  readonly judge: (answer: Answer, server: ServerUnderCheck) => Difference | undefined;
}

const serverError = ({ status }: Answer): Difference | undefined =>
  status >= 500 && status <= 599
    ? undefined
    : {
        message: 'The client does not learn that the server failed.',
        expected: '500 or 503',
        got: String(status),
      };

const noRedirect = (answer: Answer, { hosts }: ServerUnderCheck): Difference | undefined => {
  const target = redirectOf(answer);
  if (target !== undefined && !hosts.has(target.host))
    return {
      message: 'The browser is sent to the client, although Authlete has not checked the redirect URI.',
      expected: 'an error page',
      got: target.origin,
    };
  return answer.status >= 400
    ? undefined
    : {
        message: 'The user does not learn that the server failed.',
        expected: 'an error page',
        got: `status ${answer.status}`,
      };
};

const token: Target = {
  operation: 'auth_token_api',
  request: (requests) => requests.token({ grant_type: 'client_credentials' }),
  judge: serverError,
};
const authorization: Target = {
  operation: 'auth_authorization_api',
  request: (requests) => requests.authorize(),
  judge: noRedirect,
};
const introspection: Target = {
  operation: 'auth_introspection_standard_api',
  request: (requests) =>
    requests.introspect('a-token-that-the-check-made-up', requests.server.resourceServer),
  judge: (answer) =>
    /"active"\s*:\s*true/.test(answer.body)
      ? {
          message: 'A token counts as active although Authlete did not say so.',
          expected: 'no active token',
          got: answer.body,
        }
      : serverError(answer),
};
const userinfo: Target = {
  operation: 'auth_userinfo_api',
  request: (requests) => requests.withToken('userinfo', 'a-token-that-the-check-made-up'),
  judge: serverError,
};
const revocation: Target = {
  operation: 'auth_revocation_api',
  request: (requests) =>
    requests.asClient('revocation', { token: 'a-token-that-the-check-made-up' }, 'basic'),
  judge: serverError,
};

const resource: Target = {
  operation: 'auth_introspection_api',
  request: (requests) => requests.withToken('resource', 'a-token-that-the-check-made-up'),
  judge: ({ status }) =>
    status >= 400
      ? undefined
      : {
          message: 'The resource is served although Authlete has not confirmed the token.',
          expected: 'an error',
          got: String(status),
        },
};
const decision: Target = {
  operation: 'auth_authorization_issue_api',
  request: async (requests) => requests.decide(await requests.authorize(), 'grant'),
  judge: (answer, server) => {
    const target = redirectOf(answer);
    if (target?.searchParams.has('code'))
      return { message: 'The client gets a code.', expected: 'server_error', got: 'a code' };
    return target?.searchParams.has('error') ? undefined : noRedirect(answer, server);
  },
};

/** Lets Authlete fail, makes the request, and judges what the client gets. */
const faultProbe = (id: string, target: Target, faults: readonly Fault[]): Probe => ({
  id,
  disturbs: true,
  async run(server) {
    const found: Probed[] = [];
    for (const { title, reply } of faults) {
      const session = new Session(server);
      const undo = server.authlete.force({ operation: target.operation, ...reply });
      const exchange = await target.request(new Requests(server, session)).finally(undo);
      const difference =
        exchange.answer === undefined
          ? { message: `The server did not answer: ${exchange.failure}.`, expected: 'a response' }
          : target.judge(exchange.answer, server);
      const call = exchange.calls.find(({ operationId }) => operationId === target.operation);
      found.push({
        title: `${exchange.request.url.pathname}, ${title}`,
        difference,
        exchanges: session.exchanges,
        final: exchange,
        ...(call && { call }),
        ended: (await server.process?.reviveSoon()) ?? false,
      });
    }
    return found;
  },
});

export const faultProbes: readonly Probe[] = [
  faultProbe('own-credential-refused', token, refusals),
  faultProbe('own-call-refused', token, badRequest),
  faultProbe('unknown-action', token, unknownActions),
  faultProbe('fail-closed-json', token, outages),
  faultProbe('fail-closed-authorization', authorization, outages),
  faultProbe('fail-closed-introspection', introspection, outages),
  faultProbe('fail-closed-json', userinfo, outages),
  faultProbe('fail-closed-revocation', revocation, outages),
  faultProbe('fail-closed-resource', resource, outages),
  faultProbe('fail-closed-decision', decision, outages),
];
