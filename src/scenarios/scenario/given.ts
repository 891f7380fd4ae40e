import type { ClientRecord, ServiceRecord } from '../../domain/records.js';
import { InvalidInputError } from '../../invalid-input-error.js';
import { createClient } from '../../mock/clients/create-client.js';
import { findClient } from '../../mock/clients/find-client.js';
import type { Engine } from '../../mock/engine.js';
import { operations } from '../../mock/operations/index.js';
import { membersOf } from '../../mock/outcome.js';
import { respond } from '../../mock/respond.js';
import type { Service } from '../../mock/service.js';
import { recordGrantedScopes } from '../../mock/tokens/granted-scopes.js';
import { issueTokens } from '../../mock/tokens/issue-tokens.js';
import { expire } from '../expire.js';
import { firstClient } from '../forced/first-client.js';
import { encoded } from '../forced/flows.js';
import type { GivenState, GivenTicket, GivenToken, GivenUser } from './definition.js';

/** Sets up the initial state of a scenario. Rejects with `InvalidInputError` if it is invalid. */
export async function setUp(engine: Engine, service: Service, given: GivenState): Promise<void> {
  setClock(service, given.clock);
  await changeService(service, given.service);
  if (given.everyClient !== undefined) await changeClients(service, given.everyClient);
  for (const client of given.clients ?? []) await createClient(engine, service, client);
  for (const user of given.users ?? []) await addUser(service, user);
  for (const token of given.tokens ?? []) await addToken(service, token);
  for (const ticket of given.tickets ?? []) await addTicket(engine, service, ticket);
}

function setClock(
  { clock }: Service,
  { time, advance, frozen }: NonNullable<GivenState['clock']> = {},
): void {
  if (frozen === true) clock.freeze(time);
  else if (time !== undefined) clock.set(time);
  if (advance !== undefined) clock.advance(advance);
}

const settingsOf = async (service: Service): Promise<ServiceRecord> => {
  const settings = await service.settings();
  if (settings === undefined) throw cannot(`the service ${service.id} is deleted`, 'Please create it');
  return settings;
};

async function changeService(service: Service, changes: GivenState['service']): Promise<void> {
  const { quirks, ...properties } = changes ?? {};
  Object.assign(service.quirks, quirks);
  // The properties were validated against the schema of a service, so the result is a valid record.
  const changed = { ...(await settingsOf(service)), ...properties } as ServiceRecord;
  await service.put('service', 'settings', changed);
}

async function changeClients(
  service: Service,
  changes: NonNullable<GivenState['everyClient']>,
): Promise<void> {
  for (const client of await service.list('client')) {
    // The properties were validated against the schema of a client, so the result is a valid record.
    await service.put('client', String(client.clientId), { ...client, ...changes } as ClientRecord);
  }
}

async function addUser(service: Service, { client, subject, grantedScopes }: GivenUser): Promise<void> {
  const { clientId } = await clientOf(service, client);
  await recordGrantedScopes(
    { service, settings: await settingsOf(service) },
    { clientId, subject, scopes: grantedScopes },
  );
}

async function addToken(service: Service, given: GivenToken): Promise<void> {
  const { accessToken, refreshToken, subject, scopes = [], expired } = given;
  const client = await clientOf(service, given.client);
  const { clientId } = client;
  const authorization = {
    clientId,
    clientIdAliasUsed: false,
    scopes,
    ...(subject !== undefined && { subject }),
  };
  const grantType = subject === undefined ? 'CLIENT_CREDENTIALS' : 'AUTHORIZATION_CODE';
  await issueTokens({ service, settings: await settingsOf(service) }, client, {
    authorization,
    grantType,
    accessToken,
    refreshToken,
  });
  if (expired === true) await expire(service, accessToken);
}

async function addTicket(engine: Engine, service: Service, given: GivenTicket): Promise<void> {
  const client = await clientOf(service, given.client);
  const parameters = encoded({
    response_type: 'code',
    client_id: String(client.clientId),
    redirect_uri: client.redirectUris?.[0],
    ...given.parameters,
  });
  const made = await authorize(engine, service, parameters);
  const ticket =
    typeof made['ticket'] === 'string' ? await service.take('ticket', made['ticket']) : undefined;
  if (ticket === undefined)
    throw cannot(
      `the mock refused the request of the ticket ${given.ticket}: ${made['resultMessage']}`,
      'Please change its parameters',
    );
  await service.put('ticket', given.ticket, ticket);
  if (given.expired === true) await expire(service, given.ticket);
}

async function authorize(engine: Engine, service: Service, parameters: string) {
  const operation = operations.get('auth_authorization_api');
  if (operation === undefined) throw new Error('The mock does not know /auth/authorization.');
  const settings = await settingsOf(service);
  const caller = { serviceId: service.id, rights: new Set<never>(), tokenHash: '' };
  const call = { body: { parameters }, path: {}, query: {}, search: '', service, settings, caller, engine };
  return membersOf(await respond(engine, operation, call));
}

async function clientOf(service: Service, name: string | number | undefined): Promise<ClientRecord> {
  const found =
    name === undefined ? await firstClient(service) : (await findClient(service, String(name)))?.client;
  if (found !== undefined) return found;
  throw name === undefined
    ? cannot('the service has no client', 'Please add one to given.clients')
    : cannot(`the service has no client ${name}`, 'Please add it to given.clients');
}

const cannot = (problem: string, advice: string): InvalidInputError =>
  new InvalidInputError(`Failed to set up the scenario: ${problem}. ${advice}.`);
