import { useMemo } from 'preact/hooks';
import { servicePath } from './mock.js';
import { useResource } from './use-resource.js';

/** A client, without its secret. */
export interface ShownClient {
  readonly clientId: number;
  readonly clientName?: string;
  readonly clientType?: string;
  readonly alias?: string;
  readonly tokenAuthMethod?: string;
  readonly redirectUris: readonly string[];
  readonly locked: boolean;
}

export interface Clients {
  readonly clients: readonly ShownClient[];
  /** Returns the name of a client, or its ID if it has none. */
  readonly nameOf: (clientId: number | undefined) => string;
}

export function useClients(): Clients {
  const { value } = useResource<{ readonly clients: readonly ShownClient[] }>(servicePath('/clients'));
  return useMemo(() => {
    const clients = value?.clients ?? [];
    const names = new Map(clients.map(({ clientId, clientName }) => [clientId, clientName]));
    return {
      clients,
      nameOf: (clientId) => (clientId === undefined ? '' : (names.get(clientId) ?? String(clientId))),
    };
  }, [value]);
}
