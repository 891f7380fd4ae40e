import { counted } from '../../parts/counted.js';
import { VirtualList } from '../../parts/virtual-list.js';
import { go, href, route } from '../../router.js';
import type { ShownClient } from '../../use-clients.js';
import { clientWhat } from './address.js';

interface ClientListProps {
  readonly clients: readonly ShownClient[];
  readonly selected: number | undefined;
}

export function ClientList({ clients, selected }: ClientListProps) {
  const { query } = route.value;
  const { text = '' } = query;
  const found = clients.filter(({ clientId, clientName = '', alias = '', redirectUris }) =>
    [clientId, clientName, alias, ...redirectUris].join('\n').toLowerCase().includes(text.toLowerCase()),
  );
  if (clients.length === 0)
    return (
      <div class="list-side">
        <p class="empty">
          This service has no client yet. A fixture file declares clients, and your server or the dashboard
          creates them with /client/create.
        </p>
      </div>
    );
  return (
    <div class="list-side">
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          aria-label="Search the clients"
          placeholder="Search by name, ID, redirect URI"
          value={text}
          onInput={({ currentTarget: { value } }) =>
            go(href('state', undefined, { tab: 'clients', ...(value !== '' && { text: value }) }), {
              replace: true,
            })
          }
        />
        <output>
          {found.length === clients.length
            ? counted(clients.length, 'client')
            : `${found.length} of ${counted(clients.length, 'client')}`}
        </output>
      </form>
      <VirtualList
        items={found}
        rowHeight={32}
        keyOf={({ clientId }) => clientId}
        label="Clients"
        row={(client) => (
          <a
            class="row client-row"
            href={href('state', clientWhat(client.clientId), { ...query, tab: 'clients' })}
            aria-current={client.clientId === selected ? 'true' : undefined}
          >
            <span class="name">{client.clientName ?? client.clientId}</span>
            <span class="code client-id">{client.alias ?? client.clientId}</span>
            <span class="muted method">{client.tokenAuthMethod}</span>
            <span class={`action ${client.locked ? 'broken' : 'plain'}`}>
              {client.locked ? 'locked' : (client.clientType ?? '').toLowerCase()}
            </span>
          </a>
        )}
      />
    </div>
  );
}
