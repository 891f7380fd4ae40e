import type { ClientRecord } from '../../domain/records.js';
import { InvalidInputError } from '../../invalid-input-error.js';
import { brokenRulesIn } from '../../mock/fixtures/broken-rules.js';
import { duplicatesIn } from '../../mock/fixtures/duplicates.js';
import { environment } from '../../mock/fixtures/environment.js';
import { fixtureOf } from '../../mock/fixtures/export.js';
import type { ServiceFixture } from '../../mock/fixtures/fixtures.js';
import type { MockService } from '../../scenarios/mock-service.js';
import { count, described, flag, id, list, mapOf, text, whole } from '../../spec/schema.js';
import { ControlError } from '../control-error.js';
import { runDemoFlow } from '../demo-flow.js';
import { lineageOf } from '../lineage-of.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';
import { clockSchemas, shownClock } from './clock.js';

export const serviceSchemas = {
  Services: whole({
    services: list(whole({ serviceId: id, serviceName: text }, { optional: ['serviceName'] })),
  }),
  Service: whole(
    {
      serviceId: id,
      serviceName: text,
      issuer: text,
      supported: whole({
        grantTypes: list(text),
        responseTypes: list(text),
        scopes: list(text),
        tokenAuthMethods: list(text),
      }),
      clients: described('The number of clients.', count),
      artifacts: described(
        'The number of artifacts of each kind, and of those that are live.',
        mapOf(whole({ live: count, total: count })),
      ),
      clock: clockSchemas.Clock,
    },
    { optional: ['serviceName', 'issuer'] },
  ),
  Clients: whole({
    clients: list(
      whole(
        {
          clientId: id,
          clientName: text,
          clientType: text,
          alias: described('The alias of the client ID, if it has one of its own.', text),
          tokenAuthMethod: text,
          redirectUris: list(text),
          locked: flag,
        },
        { optional: ['clientName', 'clientType', 'alias', 'tokenAuthMethod'] },
      ),
    ),
  }),
  Environment: whole({
    blocks: list(
      whole({
        name: described('A short name.', text),
        title: described('What the lines are for.', text),
        lines: list({ type: 'string' }),
      }),
    ),
  }),
  Fixtures: described(
    'A fixture file. It contains secrets: keys and credentials.',
    whole({ services: list({ $ref: '#/components/schemas/ServiceFixture' }) }),
  ),
  DemoFlow: whole({
    calls: list(
      whole({ path: described('The API path.', text), status: id, action: text }, { optional: ['action'] }),
    ),
  }),
  CreatedService: whole({
    serviceId: id,
    accessToken: described('The token with which an authorization server calls the API.', text),
    apiSecret: described(
      'With the service ID as the API key, the HTTP Basic credentials of Authlete 2.x.',
      text,
    ),
    clients: list(whole({ clientId: id, clientSecret: text, redirectUris: list(text) })),
    url: described('The base URL of the API, for the configuration of an authorization server.', text),
  }),
};

const path = '/services/{serviceId}';

export const serviceRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/services',
    operationId: 'listServices',
    summary: 'Lists the services.',
    success: [200, 'Services'],
    answer: listServices,
  },
  {
    method: 'POST',
    path: '/services',
    operationId: 'createService',
    summary: 'Creates an isolated service from the body, or the demo service without one.',
    body: { schema: 'ServiceFixture', required: false },
    success: [201, 'CreatedService'],
    failures: [409],
    answer: createService,
  },
  {
    method: 'GET',
    path,
    operationId: 'getService',
    summary: 'Sums up a service: what it supports, what it has, and its time.',
    success: [200, 'Service'],
    answer: ofService(summaryOf),
  },
  {
    method: 'GET',
    path: `${path}/clients`,
    operationId: 'listClients',
    summary: 'Lists the clients of a service, without their secrets.',
    success: [200, 'Clients'],
    answer: ofService(async ({ service }) => ({ clients: (await service.list('client')).map(shownClient) })),
  },
  {
    method: 'GET',
    path: `${path}/environment`,
    operationId: 'getEnvironment',
    secret: true,
    summary: 'Returns the settings to paste into the configuration of SDKs and sample servers, with secrets.',
    success: [200, 'Environment'],
    answer: ofService(async ({ controlled, service, url }) => {
      const { apiSecret = '' } = await settingsOf(service);
      const { accessToken } = controlled.registry.tokensOf(service);
      const summary = { serviceId: service.id, accessToken, apiSecret };
      return { blocks: environment(url, summary, controlled.serviceOwner) };
    }),
  },
  {
    method: 'GET',
    path: `${path}/fixtures`,
    operationId: 'exportFixtures',
    secret: true,
    summary: 'Returns a fixture file that creates the service and its clients again, with keys and secrets.',
    success: [200, 'Fixtures'],
    answer: ofService(async ({ controlled, service }) => {
      const fixture = await fixtureOf(service, controlled.registry.tokensOf(service));
      return fixture === undefined ? deleted(service) : { services: [fixture] };
    }),
  },
  {
    method: 'POST',
    path: `${path}/demo`,
    operationId: 'runDemo',
    summary: 'Makes the calls of an authorization server that logs a user in, and returns their actions.',
    success: [200, 'DemoFlow'],
    answer: ofService(async ({ controlled, service }) => ({ calls: await runDemoFlow(controlled, service) })),
  },
  {
    method: 'DELETE',
    path,
    operationId: 'deleteService',
    summary: 'Deletes a service with all its data.',
    success: [204],
    answer: ofService(({ controlled, service }) => controlled.registry.delete(service.id)),
  },
];

/** Returns the settings of a service. Throws a `ControlError` if it was deleted meanwhile. */
export const settingsOf = async (service: MockService) => (await service.settings()) ?? deleted(service);

function deleted({ id }: MockService): never {
  throw new ControlError(404, `Failed to find the service ${id}: it was deleted meanwhile.`);
}

async function summaryOf(call: ControlCall & { readonly service: MockService }) {
  const { service } = call;
  const { serviceName, issuer, ...settings } = await settingsOf(service);
  const { supportedGrantTypes = [], supportedResponseTypes = [], supportedScopes = [] } = settings;
  return {
    serviceId: service.id,
    ...(serviceName !== undefined && { serviceName }),
    ...(issuer !== undefined && { issuer }),
    supported: {
      grantTypes: supportedGrantTypes,
      responseTypes: supportedResponseTypes,
      scopes: supportedScopes.flatMap(({ name }) => name ?? []),
      tokenAuthMethods: settings.supportedTokenAuthMethods ?? [],
    },
    clients: await service.count('client'),
    artifacts: (await lineageOf(call)).counts(),
    clock: shownClock(service.clock),
  };
}

function shownClient(client: ClientRecord) {
  const { clientId, clientName, clientType, clientIdAlias, tokenAuthMethod, redirectUris, locked } = client;
  return {
    clientId,
    ...(clientName !== undefined && { clientName }),
    ...(clientType !== undefined && { clientType }),
    ...(clientIdAlias !== undefined && clientIdAlias !== String(clientId) && { alias: clientIdAlias }),
    ...(tokenAuthMethod !== undefined && { tokenAuthMethod }),
    redirectUris: redirectUris ?? [],
    locked,
  };
}

async function listServices({ controlled }: ControlCall) {
  const services = await controlled.registry.all();
  return {
    services: await Promise.all(
      services.map(async (service) => {
        const serviceName = (await service.settings())?.serviceName;
        return { serviceId: service.id, ...(serviceName !== undefined && { serviceName }) };
      }),
    ),
  };
}

async function createService({ controlled, body, url }: ControlCall<ServiceFixture | undefined>) {
  const data = { services: body === undefined ? [] : [body] };
  const problems = [...duplicatesIn(data), ...brokenRulesIn(data)];
  if (problems.length > 0) {
    const texts = problems.map(({ text }) =>
      text.replace(/^services\[0\] is/, 'it is').replaceAll('services[0].', ''),
    );
    throw new InvalidInputError(`Failed to create a service: ${texts.join(' ')}`);
  }
  return { ...(await controlled.registry.create(body)), url };
}
