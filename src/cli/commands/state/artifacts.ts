import type { Artifact, Ending } from '../../../lineage/artifact.js';
import { type ServiceOptions, serviceOf } from '../../running/find-mock.js';
import { type Colour, paint, table } from '../../terminal.js';

export interface ListOptions extends ServiceOptions {
  readonly kind?: string;
  readonly state?: string;
  readonly client?: number;
  readonly subject?: string;
  readonly limit?: number;
  readonly json?: true;
}

export interface ShowOptions extends ServiceOptions {
  readonly value?: true;
  readonly json?: true;
}

/** Prints the tickets, codes and tokens of a service. */
export async function listArtifacts(options: ListOptions): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  const { kind, state, client, subject, limit } = options;
  const query = { kind, state, client, subject, limit };
  const { artifacts } = await control.call('GET /services/{serviceId}/artifacts', { serviceId, query });
  if (options.json) console.log(JSON.stringify({ artifacts }));
  else if (artifacts.length === 0) console.log(paint('dim', 'There are no such tickets, codes or tokens.'));
  else console.log(table(artifacts.map(rowOf)).join('\n'));
  return 0;
}

const rowOf = ({ id, state, clientId, subject, expiresAt }: Artifact): string[] => [
  id,
  paint(colours[state], state),
  clientId === undefined ? '' : `client ${clientId}`,
  subject ?? '',
  expiresAt === undefined ? '' : `expires ${timeText(expiresAt)}`,
];

const colours: Readonly<Record<Artifact['state'], Colour>> = {
  live: 'green',
  spent: 'dim',
  expired: 'dim',
  revoked: 'red',
  abandoned: 'yellow',
};

/** Prints one artifact, or only its value. */
export async function showArtifact(artifactId: string, options: ShowOptions): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  const path = { serviceId, artifactId };
  if (options.value) {
    const { value } = await control.call('GET /services/{serviceId}/artifacts/{artifactId}/value', path);
    console.log(value);
    return 0;
  }
  const artifact = await control.call('GET /services/{serviceId}/artifacts/{artifactId}', path);
  console.log(options.json ? JSON.stringify(artifact) : table(linesOf(artifact)).join('\n'));
  return 0;
}

function linesOf(artifact: Artifact): string[][] {
  const { issuedAt, expiresAt, issuedBy, endedBy, usedBy, parents, children, scopes } = artifact;
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    [artifact.name, artifact.id],
    ['value', artifact.value],
    ['state', artifact.state],
    ['client', artifact.clientId],
    ['user', artifact.subject],
    ['scopes', scopes?.join(' ')],
    ['issued', issuedAt && timeText(issuedAt)],
    ['expires', expiresAt && timeText(expiresAt)],
    ['issued by call', issuedBy],
    ['used by calls', usedBy.join(', ')],
    ['ended by call', endedBy],
    ['issued for', parents.join(', ')],
    ['led to', children.join(', ')],
  ];
  return lines.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
}

const timeText = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

const routes = {
  expire: 'POST /services/{serviceId}/artifacts/{artifactId}/expire',
  revoke: 'POST /services/{serviceId}/artifacts/{artifactId}/revoke',
  delete: 'DELETE /services/{serviceId}/artifacts/{artifactId}',
} as const;

const done: Readonly<Record<Ending, string>> = { expire: 'Expired', revoke: 'Revoked', delete: 'Deleted' };

/** Expires, revokes or deletes an artifact. */
export async function endArtifact(ending: Ending, artifactId: string, options: ServiceOptions): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  await control.call(routes[ending], { serviceId, artifactId });
  console.log(`${done[ending]} ${artifactId}.`);
  return 0;
}
