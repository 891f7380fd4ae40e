import type { AuthleteCall, Exchange } from '../exchange.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import type { ServerUnderCheck } from '../server.js';
import { type RequestInit, Session } from '../session.js';
import type { Probe } from './cross-cutting.js';

interface Granting {
  readonly session: Session;
  /** The request with which the user grants. */
  readonly granted: Exchange;
  /** How many forms the user sends before it. */
  readonly before: number;
}

/** Lets a user log in and grant. */
async function granting(server: ServerUnderCheck): Promise<Granting> {
  const session = new Session(server);
  const requests = new Requests(server, session);
  await requests.decide(await requests.authorize(), 'grant');
  const granted = session.exchanges.findLast(
    ({ request, calls }) =>
      request.method === 'POST' &&
      calls.some(({ operationId }) => operationId === 'auth_authorization_issue_api'),
  );
  if (granted === undefined) throw new NotTried('No form of the server led to auth_authorization_issue_api.');
  const forms = session.exchanges.filter(({ request }) => request.method === 'POST');
  return { session, granted, before: forms.indexOf(granted) };
}

type Sending = (url: string | URL, init: RequestInit) => Promise<Exchange>;

/** A browser that sends its forms as usual, except the one after `before` others. */
class AtDecision extends Session {
  #left: number;

  constructor(
    server: ServerUnderCheck,
    before: number,
    readonly instead: (url: string | URL, init: RequestInit, usual: Sending) => Promise<Exchange>,
  ) {
    super(server);
    this.#left = before;
  }

  override async open(url: string | URL, init: RequestInit = {}): Promise<Exchange> {
    if (init.method === 'POST' && this.#left-- === 0)
      return this.instead(url, init, (again, form) => super.open(again, form));
    return super.open(url, init);
  }
}

const callsOf = ({ authlete }: ServerUnderCheck, first: number): readonly AuthleteCall[] =>
  authlete.calls.slice(first).filter(({ operationId }) => operationId === 'auth_authorization_issue_api');

/** Sends a form again, with the same cookies. */
const again = (session: Session, { request }: Exchange): Promise<Exchange> => {
  const { cookie: _, ...headers } = request.headers;
  return session.send(request.url, {
    method: request.method,
    headers,
    ...(request.body !== undefined && { body: request.body }),
  });
};

/** RFC 9700, section 4.7: a page that is sent twice, or opened again by the back button, issues once. */
const replayedForm: Probe = {
  id: 'ticket-once',
  async run(server) {
    const { session, granted } = await granting(server);
    const first = server.authlete.calls.length;
    const replayed = await again(session, granted);
    const isAgain = callsOf(server, first).length > 0;
    return [
      {
        title: 'the decision is sent again',
        exchanges: session.exchanges,
        final: replayed,
        difference: isAgain
          ? { message: 'The server issues again for the same request.', expected: '1 call', got: '2 calls' }
          : undefined,
      },
    ];
  },
};

/** A user who clicks twice. */
const doubleClick: Probe = {
  id: 'ticket-once',
  async run(server) {
    const { before } = await granting(server);
    const clicks: AtDecision = new AtDecision(server, before, async (url, init, usual) => {
      const [answered] = await Promise.all([usual(url, init), clicks.send(url, init)]);
      return answered;
    });
    const page = await new Requests(server, clicks).authorize();
    const first = server.authlete.calls.length;
    // Authlete takes its time, so that the second form arrives meanwhile.
    const undo = server.authlete.force({ operation: 'auth_authorization_issue_api', patch: {}, delay: 200 });
    await new Requests(server, clicks).decide(page, 'grant').finally(undo);
    const calls = callsOf(server, first);
    const final = clicks.exchanges.at(-1);
    if (calls.length === 0 || final === undefined)
      throw new NotTried('No form of the server led to auth_authorization_issue_api.');
    return [
      {
        title: 'the decision is sent twice at once',
        exchanges: clicks.exchanges,
        final,
        difference:
          calls.length > 1
            ? {
                message: 'The server issues twice for the same request.',
                expected: '1 call',
                got: `${calls.length} calls`,
              }
            : undefined,
      },
    ];
  },
};

/** RFC 6749, section 10.12; RFC 9700, section 4.7. */
const otherBrowser = (id: string): Probe => ({
  id,
  async run(server) {
    const { before } = await granting(server);
    const stranger = new Session(server);
    // The stranger has the page with all its hidden fields, but none of the cookies.
    const victim = new AtDecision(server, before, (url, init) => stranger.send(url, init));
    const requests = new Requests(server, victim);
    const page = await requests.authorize();
    const first = server.authlete.calls.length;
    await requests.decide(page, 'grant');
    const calls = callsOf(server, first);
    const final = stranger.exchanges.at(-1);
    if (final === undefined) throw new NotTried('The server showed no form.');
    return [
      {
        title: 'another browser sends the decision',
        exchanges: [...victim.exchanges, ...stranger.exchanges],
        final,
        difference:
          calls.length > 0
            ? {
                message: 'A browser that did not make the request can grant it.',
                expected: 'no call of auth_authorization_issue_api',
                got: 'the call',
              }
            : undefined,
      },
    ];
  },
});

/** Two requests of two clients in one browser: the older page decides about its own request. */
const twoTabs: Probe = {
  id: 'one-slot-per-transaction',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const older = await requests.authorize({ state: 'older' });
    const newer = await requests.authorize({ state: 'newer' }, 'public');
    const first = server.authlete.calls.length;
    const final = await requests.decide(older, 'grant');
    const [call] = callsOf(server, first);
    const answered = final.answer?.headers.get('location') ?? '';
    return [
      {
        title: 'two tabs with two clients',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference:
          newer.answer === undefined || call === undefined || /[?&#]state=older\b/.test(answered)
            ? undefined
            : {
                message: 'The page of one request decides about another.',
                expected: 'state=older',
                got: answered,
              },
      },
    ];
  },
};

export const interactionProbes: readonly Probe[] = [
  replayedForm,
  doubleClick,
  otherBrowser('decision-bound-to-browser'),
  otherBrowser('auth/authorization/INTERACTION/decision-bound'),
  twoTabs,
];
