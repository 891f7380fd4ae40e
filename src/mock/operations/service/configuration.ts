import type { JsonObject } from '../../../spec/json.js';
import { serviceKeys } from '../../hsk/service-keys.js';
import { operation, plain } from '../../operation.js';
import type { ResponderOutcome } from '../../outcome.js';
import type { ServiceContext } from '../../service-context.js';
import { discoveryDocument } from '../../services/discovery.js';
import { applyJsonPatch } from '../../services/json-patch.js';

/**
 * GET /service/configuration: returns the discovery document (OpenID Connect Discovery, section 3; RFC 8414,
 * section 2).
 */
export const configuration = operation('service_configuration_api', async ({ service, settings, query }) =>
  answer({ service, settings }, { pretty: query.pretty === 'true', patch: query.patch }),
);

/** POST /service/configuration: the same with a body, for clients with long patches. */
export const configurationByPost = operation(
  'service_configuration_api_post',
  async ({ service, settings, body }) => answer({ service, settings }, body),
);

async function answer(
  context: ServiceContext,
  { pretty = false, patch }: { pretty?: boolean; patch?: string | undefined },
): Promise<ResponderOutcome> {
  const { settings } = context;
  const keys = (await serviceKeys(context))?.keys ?? [];
  const document: JsonObject = discoveryDocument(settings, keys);
  return plain(200, patch ? applyJsonPatch(document, patch) : document, { pretty });
}
