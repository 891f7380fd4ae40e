import { Lineage } from '../lineage/lineage.js';
import type { MockService } from '../scenarios/mock-service.js';
import { ControlError } from './control-error.js';
import type { ControlCall } from './route.js';

/** Resolves to the artifacts and flows of a service as they are now. */
export async function lineageOf({
  controlled,
  service,
}: Pick<ControlCall, 'controlled'> & { readonly service: MockService }): Promise<Lineage> {
  const lineage = await Lineage.of(service, controlled.contract);
  if (lineage !== undefined) return lineage;
  throw new ControlError(404, `Failed to find the service ${service.id}: it was deleted meanwhile.`);
}
