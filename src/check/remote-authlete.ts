import { callJson, controlClient, onlyService } from '../control/client.js';
import { type ControlledAuthlete, callOf, ownCall } from './controlled-authlete.js';
import type { AuthleteCall } from './exchange.js';
import { CheckPublisher } from './publisher.js';
import { type CheckClients, type ClientCredentials, clientFixtures } from './world.js';

interface RemoteOptions {
  /** Base URL of the running mock. */
  readonly url: string;
  readonly controlToken: string;
  /** The service that the server uses. Default: the only one. */
  readonly serviceId?: number | undefined;
  /** The access token of the service, with which the check creates its clients. */
  readonly accessToken: string;
}

/**
 * Takes control of a running mock by its control plane. Creates the clients of the check in the service, and deletes
 * them at the end. Rejects with `InvalidInputError` if the mock or the service cannot be used.
 */
export async function controlAuthlete(options: RemoteOptions): Promise<ControlledAuthlete> {
  const { url, controlToken, accessToken } = options;
  const control = controlClient(url, controlToken);
  const base = control.url;
  const serviceId = options.serviceId ?? (await onlyService(control, '--service-id'));
  const api: ApiCaller = (method, path, body) =>
    callJson(`${base}/api/${serviceId}${path}`, { method, token: accessToken, body });
  const settings = await api('GET', `/service/get${ownCall}`);
  const checkClients = await createClients(api);
  const calls: AuthleteCall[] = [];
  let sequence = 0;
  /** Stubs are added and removed in order, and before the next request of the check. */
  let pending: Promise<unknown> = Promise.resolve();

  const read = async () => {
    const { entries } = await control.call('GET /services/{serviceId}/journal/unmasked', {
      serviceId,
      query: { after: sequence },
    });
    for (const entry of entries) {
      sequence = Math.max(sequence, entry.sequence);
      if (!entry.target.includes(ownCall)) calls.push(callOf(entry));
    }
  };
  await read();
  calls.length = 0;

  return {
    url: base,
    serviceId,
    accessToken,
    checkClients,
    publisher: new CheckPublisher(control),
    calls,
    force(definition) {
      const added = pending.then(() =>
        control.call('POST /services/{serviceId}/stubs', {
          serviceId,
          body: { times: 'always', ...definition },
        }),
      );
      pending = added;
      return () => {
        pending = Promise.all([added, pending]).then(([{ id }]) =>
          control.call('DELETE /services/{serviceId}/stubs/{stubId}', { serviceId, stubId: id }),
        );
      };
    },
    async sync() {
      await pending;
      await read();
    },
    settings,
    // The service belongs to the user: its endpoints stay as they are.
    move: async () => {},
    ask: (path, body) => api('POST', `${path}${ownCall}`, body),
    async close() {
      await pending;
      for (const { clientId } of Object.values(checkClients))
        await api('DELETE', `/client/delete/${clientId}`);
    },
  };
}

type ApiCaller = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

async function createClients(api: ApiCaller): Promise<CheckClients> {
  const created = async (kind: keyof typeof clientFixtures): Promise<ClientCredentials> => {
    const { clientId, clientSecret } = await api('POST', '/client/create', clientFixtures[kind]);
    return { clientId: String(clientId), clientSecret: String(clientSecret) };
  };
  return { basic: await created('basic'), post: await created('post'), public: await created('public') };
}
