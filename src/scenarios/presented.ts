import type { Service } from '../mock/service.js';
import type { MaybePromise } from '../mock/state/store.js';
import { findByAccessToken, findByRefreshToken, hashOf } from '../mock/tokens/token-records.js';

/** The user and the client behind a presented ticket, code or token. */
export interface Presented {
  readonly subject?: string | undefined;
  readonly clients?: readonly string[];
}

interface Party {
  readonly subject?: string | undefined;
  readonly clientId: number;
}

type Lookup = (service: Service, value: string) => MaybePromise<Party | undefined>;

/** The members of a call, and the OAuth parameters in it, that identify a user or a client. */
const members: Readonly<Record<string, readonly Lookup[]>> = {
  ticket: [
    async (service, value) => (await service.find('ticket', value))?.request,
    (service, value) => service.find('tokenTicket', value),
    async (service, value) => (await service.find('backchannelAuthentication', value))?.request,
  ],
  token: [findByAccessToken, findByRefreshToken],
  accessToken: [findByAccessToken],
  refreshToken: [findByRefreshToken],
};

const oauthParameters: Readonly<Record<string, readonly Lookup[]>> = {
  code: [async (service, value) => (await service.find('authorizationCode', hashOf(value)))?.authorization],
  refresh_token: [findByRefreshToken],
  token: [findByAccessToken, findByRefreshToken],
  request_uri: [(service, value) => service.find('pushedRequest', value)],
};

/** Looks up the user and the client of the first ticket, token or code that a call presents. */
export async function presentedBy(
  service: Service,
  body: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, string>>,
): Promise<Presented> {
  const party =
    (await lookUp(service, members, body)) ?? (await lookUp(service, oauthParameters, parameters));
  if (party === undefined) return {};
  const client = await service.find('client', String(party.clientId));
  return {
    subject: party.subject,
    clients: [String(party.clientId), client?.clientIdAlias].filter((name) => name !== undefined),
  };
}

async function lookUp(
  service: Service,
  table: typeof members,
  values: Readonly<Record<string, unknown>>,
): Promise<Party | undefined> {
  for (const [name, lookups] of Object.entries(table)) {
    const value = values[name];
    if (typeof value !== 'string' || value === '') continue;
    for (const lookup of lookups) {
      const party = await lookup(service, value);
      if (party !== undefined) return party;
    }
  }
  return undefined;
}
