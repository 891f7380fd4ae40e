import type { ApiCaller } from '../../../../access/caller.js';
import { ApiError } from '../../../../api-error.js';
import { mayManage } from '../../../../clients/managed-client.js';
import { operation, plain } from '../../../../operation.js';
import { readPage } from '../../../../request/page.js';
import type { Service } from '../../../../service.js';
import { clientIdsOf } from '../../../../tokens/token-selection.js';
import { clientSummary } from '../../../../views/limited.js';

const codes = { start: ['A136201', 'A136202'], end: ['A136203', 'A136204'] } as const;

interface Request {
  readonly service: Service;
  readonly caller: ApiCaller;
  readonly subject: string | undefined;
  readonly developer: string | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** Lists the clients that have tokens of a subject. */
async function list({ service, caller, subject, developer, ...bounds }: Request) {
  if (!subject) throw new ApiError('A136206');
  const { start, end } = readPage({ start: bounds.start ?? '', end: bounds.end ?? '' }, codes);
  const ids = await clientIdsOf(service, subject);
  const found = await Promise.all(ids.map((clientId) => service.find('client', String(clientId))));
  const clients = found
    .flatMap((client) => client ?? [])
    .filter((client) => mayManage(caller, client))
    .filter((client) => !developer || client.developer === developer);
  const page = clients.slice(start, end).map(clientSummary);
  return plain(200, {
    start,
    end,
    ...(developer && { developer }),
    subject,
    totalCount: clients.length,
    ...(page.length > 0 && { clients: page }),
  });
}

const text = (bound: number | undefined): string | undefined => bound?.toString();

/** GET /client/authorization/get/list */
export const authorizationGetList = operation(
  'client_authorization_get_list_api',
  async ({ service, caller, query: { subject, developer, start, end } }) =>
    list({ service, caller, subject, developer, start, end }),
);

/** POST /client/authorization/get/list */
export const authorizationGetListByPost = operation(
  'client_authorization_get_list_api_post',
  async ({ service, caller, body: { subject, developer, start, end } }) =>
    list({ service, caller, subject, developer, start: text(start), end: text(end) }),
);

/** GET /client/authorization/get/list/{subject} */
export const authorizationGetListBySubject = operation(
  'client_authorization_get_list_by_subject_api',
  async ({ service, caller, path: { subject }, query: { developer, start, end } }) =>
    list({ service, caller, subject, developer, start, end }),
);
