import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import { reasonOf } from '../spec/failure.js';
import { type ControlledAuthlete, callOf, ownCall } from './controlled-authlete.js';
import type { AuthleteCall } from './exchange.js';
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
  const base = url.replace(/\/$/, '');
  const control = jsonCaller(`${base}/_testkit`, controlToken);
  const serviceId = options.serviceId ?? (await onlyService(control, base));
  const journal = `/services/${serviceId}/journal/unmasked`;
  const api = jsonCaller(`${base}/api/${serviceId}`, accessToken);
  const settings = await api('GET', `/service/get${ownCall}`);
  const checkClients = await createClients(api);
  const calls: AuthleteCall[] = [];
  let sequence = 0;
  /** Stubs are added and removed in order, and before the next request of the check. */
  let pending: Promise<unknown> = Promise.resolve();

  const read = async () => {
    const { entries } = await control('GET', `${journal}?after=${sequence}`);
    for (const entry of Array.isArray(entries) ? entries : []) {
      sequence = Math.max(sequence, Number(entry.sequence));
      if (!String(entry.target).includes(ownCall)) calls.push(callOf(entry));
    }
  };
  await read();
  calls.length = 0;

  return {
    url: base,
    serviceId,
    accessToken,
    checkClients,
    calls,
    force(definition) {
      const added = pending.then(() =>
        control('POST', `/services/${serviceId}/stubs`, { times: 'always', ...definition }),
      );
      pending = added;
      return () => {
        pending = Promise.all([added, pending]).then(([{ id }]) =>
          control('DELETE', `/services/${serviceId}/stubs/${id}`),
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

type JsonCaller = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

const jsonCaller =
  (base: string, token: string): JsonCaller =>
  async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((problem) => {
      throw new InvalidInputError(
        `Failed to reach the mock at ${base}: ${reasonOf(problem)}. Please start it with authlete-testkit serve --control.`,
      );
    });
    const text = await response.text();
    if (!response.ok)
      throw new InvalidInputError(
        `Failed to control the mock: ${method} ${path.replace(/\?.*$/, '')} was answered with ${response.status}. Please check --control-token, --service-id and AUTHLETE_API_TOKEN.`,
      );
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return isObject(value) ? { ...value } : {};
  };

async function onlyService(control: JsonCaller, url: string): Promise<number> {
  const { services } = await control('GET', '/services');
  const ids = Array.isArray(services) ? services.map(({ serviceId }) => Number(serviceId)) : [];
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return only;
  throw new InvalidInputError(
    `Failed to choose a service of ${url}: it has ${ids.join(', ') || 'none'}. Please pass the one that the server uses with --service-id.`,
  );
}

async function createClients(api: JsonCaller): Promise<CheckClients> {
  const created = async (kind: keyof typeof clientFixtures): Promise<ClientCredentials> => {
    const { clientId, clientSecret } = await api('POST', '/client/create', clientFixtures[kind]);
    return { clientId: String(clientId), clientSecret: String(clientSecret) };
  };
  return { basic: await created('basic'), post: await created('post'), public: await created('public') };
}
