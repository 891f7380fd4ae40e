import { useMemo } from 'preact/hooks';
import type { Artifact } from '../../lineage/artifact.js';
import { servicePath } from '../mock.js';
import { href, route } from '../router.js';
import { useClients } from '../use-clients.js';
import { useResource } from '../use-resource.js';
import { clientIdIn } from './state/address.js';
import { ArtifactDetails } from './state/artifact-details.js';
import { ArtifactList } from './state/artifact-list.js';
import { ClientDetails } from './state/client-details.js';
import { ClientList } from './state/client-list.js';
import { KeyList } from './state/key-list.js';
import { isTab, type TabName, tabOf, tabs } from './state/tabs.js';

/** What the service has: its clients, and what it has issued. */
export function StatePage() {
  const { query, what } = route.value;
  const { value, problem } = useResource<{ readonly artifacts: readonly Artifact[] }>(
    servicePath('/artifacts'),
  );
  const { clients, nameOf } = useClients();
  const all = value?.artifacts ?? [];
  const byId = useMemo(() => new Map(all.map((artifact) => [artifact.id, artifact])), [value]);
  const shown = clientIdIn(what);
  const asked = query['tab'];
  const chosen = isTab(asked) || isOther(asked) ? asked : shown !== undefined ? 'clients' : 'all';
  const client = clients.find(({ clientId }) => clientId === shown);
  const artifact = byId.get(what ?? '');
  return (
    <section class="page state-page">
      <h1 class="visually-hidden">State</h1>
      <nav class="tab-links" aria-label="Kinds">
        <TabLink name="clients" title="Clients" count={clients.length} chosen={chosen} />
        {Object.entries(tabs).map(([name, { title }]) => (
          <TabLink key={name} name={name} title={title} count={countIn(all, name)} chosen={chosen} />
        ))}
        <TabLink name="keys" title="Keys" chosen={chosen} />
      </nav>
      {problem !== undefined && <p class="notice broken">{problem}</p>}
      <div class="split" data-open={what !== undefined}>
        {chosen === 'clients' && <ClientList clients={clients} selected={shown} />}
        {chosen === 'keys' && <KeyList />}
        {isTab(chosen) && value !== undefined && (
          <ArtifactList key={chosen} tab={chosen} all={all} nameOf={nameOf} selected={what} />
        )}
        {client !== undefined && <ClientDetails key={client.clientId} client={client} all={all} />}
        {shown === undefined && artifact !== undefined && (
          <ArtifactDetails key={artifact.id} artifact={artifact} byId={byId} nameOf={nameOf} />
        )}
        {what !== undefined && value !== undefined && client === undefined && artifact === undefined && (
          <article class="details">
            <header>
              <h2>{what}</h2>
              <a class="close" href={href('state', undefined, query)} aria-label="Close">
                ×
              </a>
            </header>
            <p>
              The service does not know it, or no longer does: it was deleted, or neither the store nor the
              journal has it.
            </p>
          </article>
        )}
      </div>
    </section>
  );
}

/** The tabs that do not show artifacts. */
const others = ['clients', 'keys'] as const;
type OtherTab = (typeof others)[number];

const isOther = (name: string | undefined): name is OtherTab => others.some((other) => other === name);

const countIn = (all: readonly Artifact[], name: string): number => {
  const kinds = isTab(name) ? tabOf(name).kinds : undefined;
  return kinds === undefined ? all.length : all.filter(({ kind }) => kinds.includes(kind)).length;
};

interface TabLinkProps {
  readonly name: string;
  readonly title: string;
  readonly count?: number;
  readonly chosen: TabName | OtherTab;
}

const TabLink = ({ name, title, count, chosen }: TabLinkProps) => (
  <a href={href('state', undefined, { tab: name })} aria-current={name === chosen ? 'page' : undefined}>
    {title} {count !== undefined && <span class="count">{count}</span>}
  </a>
);
