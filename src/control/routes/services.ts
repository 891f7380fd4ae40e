import { InvalidInputError } from '../../invalid-input-error.js';
import { brokenRulesIn } from '../../mock/fixtures/broken-rules.js';
import { duplicatesIn } from '../../mock/fixtures/duplicates.js';
import type { ServiceFixture } from '../../mock/fixtures/fixtures.js';
import { described, id, list, text, whole } from '../../spec/schema.js';
import { type ControlCall, type ControlRoute, ofService } from '../route.js';

export const serviceSchemas = {
  Services: whole({
    services: list(whole({ serviceId: id, serviceName: text }, { optional: ['serviceName'] })),
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
    method: 'DELETE',
    path: '/services/{serviceId}',
    operationId: 'deleteService',
    summary: 'Deletes a service with all its data.',
    success: [204],
    answer: ofService(({ controlled, service }) => controlled.registry.delete(service.id)),
  },
];

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
