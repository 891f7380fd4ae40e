import type { HttpExchange } from '../../../src/validate/exchange.js';
import { type TestAuthlete, type TestClient, testAuthlete } from '../../support/authlete.js';
import { tap } from '../../support/tap.js';
import type { Setup } from './any-setup.js';
import { fixturesOf } from './any-setup.js';
import { at } from './drawing.js';

/** A value for a client, and what the client has to say with it. */
export interface Issued {
  readonly value: string;
  readonly by: TestClient;
  readonly redirectUri?: string | undefined;
  readonly verifier?: string | undefined;
}

/** What of a kind was issued so far. The oldest is first. */
export type Issues = Issued[];

/** A mock, its traffic, and what it has issued. */
export interface Flow {
  readonly authlete: TestAuthlete;
  readonly exchanges: readonly HttpExchange[];
  readonly clients: readonly TestClient[];
  readonly requestUris: Issues;
  readonly tickets: Issues;
  readonly codes: Issues;
  readonly accessTokens: Issues;
  readonly refreshTokens: Issues;
  readonly deviceCodes: Issues;
  readonly userCodes: Issues;
  readonly backchannelTickets: Issues;
  readonly authReqIds: Issues;
  readonly now: () => Promise<number>;
}

const start = Date.UTC(2026, 0, 1) + 300;

/** Starts a mock whose time stands still until a step moves it. */
export async function startFlow(setup: Setup): Promise<Flow> {
  const authlete = testAuthlete(
    { fixtures: fixturesOf(setup), clock: { now: () => start }, seed: 'any flow' },
    { counts: false },
  );
  const exchanges = tap(authlete, 'any flow');
  return {
    authlete,
    exchanges,
    clients: [authlete.confidential, authlete.publicClient],
    requestUris: [],
    tickets: [],
    codes: [],
    accessTokens: [],
    refreshTokens: [],
    deviceCodes: [],
    userCodes: [],
    backchannelTickets: [],
    authReqIds: [],
    now: async () => Math.floor((await authlete.world()).clock.now() / 1000),
  };
}

/** Adds a value if there is one. */
export function keep(issues: Issues, value: string | null | undefined, issued: Omit<Issued, 'value'>): void {
  if (typeof value === 'string' && value !== '') issues.push({ ...issued, value });
}

/** Adds the tokens of a response. A client gets an access token that is a JWT as the JWT. */
export function keepTokens(
  flow: Flow,
  by: TestClient,
  answer: {
    readonly accessToken?: string | null | undefined;
    readonly jwtAccessToken?: string | null | undefined;
    readonly refreshToken?: string | null | undefined;
  },
): void {
  keep(flow.accessTokens, answer.jwtAccessToken ?? answer.accessToken, { by });
  keep(flow.refreshTokens, answer.refreshToken, { by });
}

/** The client of a value, or the other one by mistake. */
export const actor = (flow: Flow, { by }: Issued, isOther: boolean): TestClient =>
  (isOther ? flow.clients.find((one) => one !== by) : undefined) ?? by;

export const clientAt = ({ clients, authlete }: Flow, number: number): TestClient =>
  at(clients, number) ?? authlete.confidential;

/** The credentials of a client in a call. */
export const credentials = ({ authlete }: Flow, { clientId, clientSecret }: TestClient) => ({
  clientId: String(clientId),
  ...(clientId === authlete.confidential.clientId && { clientSecret }),
});
