import { mayManage } from '../../../clients/managed-client.js';
import { operation, plain } from '../../../operation.js';
import { readPage } from '../../../request/page.js';

const codes = { start: ['A028201', 'A028202'], end: ['A028203', 'A028204'] } as const;

/** GET /client/get/list: lists the clients that the token may see, in order of creation. */
export default operation('client_get_list_api', async ({ service, caller, query }) => {
  const { start, end } = readPage(query, codes);
  const { developer } = query;
  const inOrder = await service.list('clientNumber');
  const all = await Promise.all(inOrder.map(({ clientId }) => service.find('client', String(clientId))));
  const visible = all
    .flatMap((client) => client ?? [])
    .filter((client) => mayManage(caller, client))
    .filter((client) => developer === undefined || client.developer === developer);
  const clients = visible.slice(start, end);
  return plain(200, {
    start,
    end,
    ...(developer !== undefined && { developer }),
    totalCount: visible.length,
    ...(clients.length > 0 && { clients }),
  });
});
