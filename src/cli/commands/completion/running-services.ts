import { controlClient } from '../../../control/client.js';
import { findMock } from '../../running/find-mock.js';
import type { Candidate } from './candidate.js';

/** How long to wait for the mock, in milliseconds: somebody has just pressed Tab. */
const patience = 1000;

/** Resolves to the services of the running mock that the options select; empty if there is none, or it is silent. */
export async function runningServices(options: ReadonlyMap<string, string>): Promise<Candidate[]> {
  const url = options.get('--url') ?? options.get('--mock');
  const given = options.get('--control-token');
  try {
    const mock = findMock({
      ...(url !== undefined && { url }),
      ...(given !== undefined && { controlToken: given }),
    });
    if (mock.controlToken === undefined) return [];
    const control = controlClient(mock.url, mock.controlToken, { signal: AbortSignal.timeout(patience) });
    const { services } = await control.call('GET /services');
    return services.map(({ serviceId, serviceName = '' }) => [String(serviceId), serviceName]);
  } catch {
    // A message in the middle of what somebody types would not help.
    return [];
  }
}
