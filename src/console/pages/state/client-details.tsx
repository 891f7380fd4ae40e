import type { Artifact } from '../../../lineage/artifact.js';
import type { Fixtures } from '../../../mock/fixtures/fixtures.js';
import { api, mayChange, servicePath } from '../../mock.js';
import { stateNow } from '../../parts/artifact-state.js';
import { CopyButton } from '../../parts/copy-button.js';
import { Fact } from '../../parts/fact.js';
import { ShowOnce } from '../../parts/show-once.js';
import { href, route } from '../../router.js';
import type { ShownClient } from '../../use-clients.js';

interface ClientDetailsProps {
  readonly client: ShownClient;
  readonly all: readonly Artifact[];
}

/** One client: what it is configured for, and what it was issued. */
export function ClientDetails({ client, all }: ClientDetailsProps) {
  const { clientId, clientName, clientType = '', alias, tokenAuthMethod, redirectUris, locked } = client;
  const own = all.filter((artifact) => artifact.clientId === clientId);
  const live = own.filter((artifact) => stateNow(artifact) === 'live').length;
  const isConfidential = clientType === 'CONFIDENTIAL';
  return (
    <article class="details" aria-label={`Client ${clientName ?? clientId}`}>
      <header>
        <h2>{clientName ?? clientId}</h2>
        <a
          class="close"
          href={href('state', undefined, { ...route.value.query, tab: 'clients' })}
          aria-label="Close"
        >
          ×
        </a>
      </header>
      {mayChange.value && (
        <div class="buttons">
          <CopyButton
            label="Copy the environment"
            text={() => environmentOf(client)}
            done={isConfidential ? 'Copied, with the client secret' : 'Copied'}
          />
          {isConfidential && <ShowOnce label="Show the secret once" read={() => secretOf(clientId)} />}
        </div>
      )}
      <dl class="about">
        <Fact title="Client ID">
          <code>{clientId}</code>
        </Fact>
        {alias !== undefined && (
          <Fact title="Alias">
            <code>{alias}</code>
          </Fact>
        )}
        <Fact title="Type">{clientType.toLowerCase() || 'not set'}</Fact>
        <Fact title="Authentication">
          <code>{tokenAuthMethod ?? 'not set'}</code>
        </Fact>
        <Fact title="Redirect URIs">
          {redirectUris.length === 0 ? 'none' : redirectUris.map((uri) => <code key={uri}>{uri}</code>)}
        </Fact>
        {locked && (
          <Fact title="State">
            <span class="action broken">locked</span>
          </Fact>
        )}
        <Fact title="Was issued">
          {own.length === 0 ? (
            'nothing yet'
          ) : (
            <a href={href('state', undefined, { tab: 'all', client: String(clientId) })}>
              {own.length} artifacts, {live} of them live
            </a>
          )}
        </Fact>
      </dl>
    </article>
  );
}

/** Resolves to the fixture of a client, which has its secret. */
async function fixtureOf(clientId: number) {
  const fixtures = await api.value?.get<Fixtures>(servicePath('/fixtures'));
  return fixtures?.services?.[0]?.clients?.find((one) => one.clientId === clientId);
}

async function secretOf(clientId: number): Promise<string> {
  const secret = (await fixtureOf(clientId))?.clientSecret;
  if (secret === undefined) throw new Error(`The client ${clientId} has no secret.`);
  return secret;
}

/** Resolves to the settings of an application that is this client. */
async function environmentOf({ clientId, alias, redirectUris }: ShownClient): Promise<string> {
  const [service, fixture] = await Promise.all([
    api.value?.get<{ readonly issuer?: string }>(servicePath('')),
    fixtureOf(clientId),
  ]);
  const lines = [
    ['ISSUER', service?.issuer],
    ['CLIENT_ID', alias ?? String(clientId)],
    ['CLIENT_SECRET', fixture?.clientSecret],
    ['REDIRECT_URI', redirectUris[0]],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('\n');
}
