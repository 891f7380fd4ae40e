import type { Permission } from '../../facts/permission.js';
import { createClient } from '../clients/create-client.js';
import type { Engine, ServiceOwner } from '../engine.js';
import type { Service } from '../service.js';
import { createService } from '../services/create-service.js';
import {
  clientSecret,
  identifier,
  numericId,
  type Random,
  seededRandom,
  systemRandom,
} from '../state/random.js';
import type { AccessTokenData, ClientData, Data, ServiceData } from './data.js';

/** What an authorization server or a relying party needs to know of a client of the mock. */
export interface ClientSummary {
  readonly clientId: number;
  readonly clientSecret: string;
  readonly redirectUris: string[];
}

/** A service of the mock and the credentials to call it. */
export interface ServiceSummary {
  readonly serviceId: number;
  /** The service access token, sent as `Authorization: Bearer {accessToken}`. */
  readonly accessToken: string;
  /** The API secret: with `serviceId` as the API key, the HTTP Basic credentials of Authlete 2.x. */
  readonly apiSecret: string;
  readonly clients: readonly ClientSummary[];
}

/** A service whose IDs and secrets are all set. */
export type CompleteService = Omit<ServiceData, 'clients' | 'serviceId' | 'accessToken' | 'apiSecret'> & {
  readonly serviceId: number;
  readonly accessToken: string;
  readonly apiSecret: string;
  readonly clients: readonly (Omit<ClientData, keyof ClientSummary> & ClientSummary)[];
};

/** Fixtures whose IDs and secrets are all set. */
export interface CompleteData {
  readonly organizationToken: string;
  readonly organizationTokens: readonly AccessTokenData[];
  readonly services: readonly CompleteService[];
}

/** Returns the fixtures with missing IDs and secrets generated from `random`. */
export function completeData(data: Data, random: Random): CompleteData {
  const { organizationToken, organizationTokens = [], services = [] } = data;
  return {
    organizationTokens,
    organizationToken: organizationToken ?? identifier(random),
    services: services.map((service) => ({
      ...service,
      serviceId: service.serviceId ?? service.apiKey ?? numericId(random),
      accessToken: service.accessToken ?? identifier(random),
      clients: (service.clients ?? []).map((client) => ({
        ...client,
        clientId: client.clientId ?? numericId(random),
        clientSecret: client.clientSecret ?? clientSecret(random),
        redirectUris: client.redirectUris ?? [],
      })),
      apiSecret: service.apiSecret ?? identifier(random),
    })),
  };
}

/**
 * Returns the owner of services, generated unless the fixtures define it. Uses a separate random source, so that
 * the values that a seed yields for services do not depend on it.
 */
export function serviceOwnerOf({ serviceOwner }: Data, seed: string | undefined): ServiceOwner {
  if (serviceOwner !== undefined) return serviceOwner;
  const random = seed === undefined ? systemRandom : seededRandom(`${seed}/owner`);
  return { apiKey: String(numericId(random)), apiSecret: identifier(random) };
}

/** The rights that the console gives the token of an authorization server that manages its clients. */
const serviceRights: readonly Permission[] = ['modify_service'];

/**
 * Loads fixtures. Tokens work at once; services and clients exist once the promise resolves. Services without
 * `jwks` have no keys yet.
 */
export async function load(engine: Engine, data: CompleteData): Promise<Service[]> {
  engine.tokens.add(data.organizationToken, { rights: ['admin', 'view_audit_log'] });
  for (const { token, rights = serviceRights, ...rest } of data.organizationTokens) {
    engine.tokens.add(token, { rights, ...rest });
  }
  return loadServices(engine, data.services);
}

/** Creates services with their tokens and clients. Services without `jwks` have no keys yet. */
export async function loadServices(engine: Engine, given: readonly CompleteService[]): Promise<Service[]> {
  const services: Service[] = [];
  for (const { serviceId, accessToken, accessTokens = [], clients, switches, ...properties } of given) {
    const tokens: readonly AccessTokenData[] = [{ token: accessToken }, ...accessTokens];
    for (const { token, rights = serviceRights, ...rest } of tokens) {
      engine.tokens.add(token, { serviceId, rights, ...rest });
    }
    const service = await createService(engine, { ...properties, apiKey: serviceId });
    Object.assign(service.switches, switches);
    for (const client of clients) await createClient(engine, service, client);
    services.push(service);
  }
  return services;
}
