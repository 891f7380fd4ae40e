import { operation, plain } from '../../../operation.js';
import { readPage } from '../../../request/page.js';
import { serviceViewFor } from '../../../views/service.js';

const codes = { start: ['A036201', 'A036202'], end: ['A036203', 'A036204'] } as const;

/** GET /service/get/list: lists the services that the token may see, in order of creation. */
export default operation('service_get_list_api', async ({ engine, caller, query }) => {
  const { start, end } = readPage(query, codes);
  const all = await Promise.all(
    (await engine.services()).map(async (service) => ({ service, settings: await service.settings() })),
  );
  const visible = all
    .flatMap(({ service, settings }) => (settings === undefined ? [] : [{ service, settings }]))
    .filter(({ service }) => caller.serviceId === undefined || caller.serviceId === service.id)
    .sort((a, b) => a.settings.number - b.settings.number);
  const services = await Promise.all(
    visible.slice(start, end).map(({ service, settings }) => serviceViewFor(caller, { service, settings })),
  );
  const listed = services.length === 0 ? {} : { services };
  return plain(200, { start, end, totalCount: visible.length, ...listed });
});
