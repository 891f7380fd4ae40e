import { type Found, ok, warning } from '../finding.js';
import type { Patient } from '../patient.js';

/** How far clocks may differ, in milliseconds: more than a slow response takes. */
const tolerance = 5000;

/** Does the clock of the service agree with that of this machine? */
export async function clock({ mock }: Patient): Promise<Found[]> {
  if (mock?.control === undefined || mock.serviceId === undefined) return [];
  const { serviceId } = mock;
  const { time, epochMilliseconds, frozen } = await mock.control.call('GET /services/{serviceId}/clock', {
    serviceId,
  });
  const apart = Math.round(Math.abs(epochMilliseconds - Date.now()) / 1000);
  const reset = `Return to real time with: authlete-testkit clock reset --service ${serviceId}`;
  if (frozen)
    return [
      warning(`The clock of the service is frozen at ${time}. Tokens seem expired, or never expire.`, reset),
    ];
  if (apart * 1000 > tolerance)
    return [
      warning(
        `The clock of the service says ${time}, ${apart} seconds from the clock of this machine. A server that compares times itself takes its tokens for expired, or for not valid yet.`,
        reset,
      ),
    ];
  return [ok('The clocks agree.')];
}
