import { type Found, ok, problem, warning } from '../finding.js';
import type { ExaminedMock, Patient } from '../patient.js';
import type { Settings } from '../settings.js';

/** Does the service exist, and does its token open it? */
export async function credentials({ settings, mock }: Patient): Promise<Found[]> {
  const service = settings.of('serviceId');
  if (mock === undefined || service === undefined) return [];
  const { name, value } = service;
  const known = mock.services.map(({ serviceId, serviceName = '' }) => `${serviceId} ${serviceName}`.trim());
  if (mock.services.length > 0 && !mock.services.some(({ serviceId }) => String(serviceId) === value))
    return [
      problem(
        `${name} is ${value}, but the mock has no such service.`,
        `Use one of its services: ${known.join(', ')}. If the ID should be the same in each run, start the mock with --seed or --fixtures.`,
      ),
    ];
  return [await tokenFinding(mock, value, settings)];
}

async function tokenFinding(mock: ExaminedMock, serviceId: string, settings: Settings): Promise<Found> {
  const token = settings.of('token');
  const secret = settings.of('secret');
  const credential = token ?? secret;
  if (credential === undefined) return warning(`The service ${serviceId} exists. There is no token to try.`);
  const authorization =
    token === undefined
      ? `Basic ${Buffer.from(`${serviceId}:${secret?.value}`).toString('base64')}`
      : `Bearer ${token.value}`;
  const path = token === undefined ? '/api' : `/api/${serviceId}`;
  const response = await fetch(`${mock.url.origin}${path}/service/configuration?by=doctor`, {
    headers: { authorization },
  }).catch(() => undefined);
  if (response === undefined) return problem('The mock does not answer.', 'Start it again.');
  if (response.ok) return ok(`The mock accepts ${credential.name} for the service ${serviceId}.`);
  return problem(
    `The mock refuses ${credential.name} for the service ${serviceId} with ${response.status}.`,
    `Use the credentials that serve printed for this service. They change with each start, unless you pass --seed or --fixtures.`,
  );
}
