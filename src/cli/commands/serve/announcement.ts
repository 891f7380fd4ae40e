import type { Authlete, ControlledListening } from '../../../authlete.js';
import { defaultAuthMethod } from '../../../mock/clients/default-auth-method.js';
import { environment } from '../../../mock/fixtures/environment.js';
import type { ClientFixture, Fixtures, ServiceFixture } from '../../../mock/fixtures/fixtures.js';
import type { ClientSummary, ServiceSummary } from '../../../mock/fixtures/load.js';
import type { Listening } from '../../../mock/transport/node.js';
import type { Recording } from '../../../recording/format.js';
import { version } from '../../../version.js';
import { counted } from '../../counted.js';

/** The URLs of the mock and, if it is on, of its control plane. */
type Answers = Pick<Listening, 'url'> &
  Partial<Pick<ControlledListening, 'controlUrl' | 'controlToken' | 'consoleUrl'>>;
type Started = Pick<Authlete, 'organizationToken' | 'serviceOwner' | 'services'>;

/** Returns the line that `--json` prints. */
export function readyLine(listening: Answers, started: Started): string {
  const { url, controlUrl, controlToken, consoleUrl } = listening;
  const { organizationToken, serviceOwner, services } = started;
  return `${JSON.stringify({ url, controlUrl, controlToken, consoleUrl, organizationToken, serviceOwner, services })}\n`;
}

/** Returns what a user needs to connect to the mock. */
export function announcement(
  { url, controlUrl, controlToken, consoleUrl }: Answers,
  { organizationToken, serviceOwner, services }: Started,
  data: Fixtures,
  replay?: Recording,
): string {
  const lines = [
    `authlete-testkit ${version()} is listening at ${url}`,
    ...(replay === undefined ? [] : [provenanceOf(replay)]),
    '',
    ...(consoleUrl === undefined ? [] : row('Console', [consoleUrl], 10)),
    ...row('Organization token', [organizationToken]),
    ...row('Service owner (2.x)', [serviceOwner.apiKey, serviceOwner.apiSecret]),
    ...(controlUrl === undefined ? [] : row('Control plane', [controlUrl])),
    ...(controlToken === undefined ? [] : row('Control token', [controlToken])),
  ];
  for (const [index, service] of services.entries())
    lines.push(...serviceLines(service, data.services?.[index]));
  const [first] = services;
  for (const { title, lines: block } of first === undefined ? [] : environment(url, first, serviceOwner))
    lines.push('', `# ${title}`, ...block);
  return `${lines.join('\n')}\n`;
}

/** Returns what a user needs to call a service, and to use its clients. */
export const serviceText = (service: ServiceSummary, given: ServiceFixture | undefined): string =>
  `${serviceLines(service, given).join('\n')}\n\n`;

function serviceLines(service: ServiceSummary, given: ServiceFixture | undefined): string[] {
  return [
    '',
    [`Service ${service.serviceId}`, given?.serviceName].filter(Boolean).join('  '),
    ...row('  Access token', [service.accessToken]),
    ...row('  API secret (2.x)', [service.apiSecret]),
    ...service.clients.flatMap((client, position) => [
      '',
      ...clientLines(client, given?.clients?.[position] ?? {}),
    ]),
  ];
}

function provenanceOf({ header, exchanges }: Recording): string {
  const day = new Date(header.recordedAt).toISOString().slice(0, 10);
  return `from ${counted(exchanges.length, 'call')} recorded at ${header.upstream} on ${day}`;
}

function clientLines(
  { clientId, clientSecret, redirectUris }: ClientSummary,
  given: ClientFixture,
): string[] {
  const { clientName, clientType = 'PUBLIC', tokenAuthMethod = defaultAuthMethod(clientType) } = given;
  const kind = clientType === 'PUBLIC' ? 'public' : `confidential, ${tokenAuthMethod.toLowerCase()}`;
  const pkce = given.pkceRequired === true ? ', PKCE' : '';
  return [
    [`  Client ${clientId}`, clientName, `(${kind}${pkce})`].filter(Boolean).join('  '),
    ...(clientType === 'PUBLIC' ? [] : row('    Secret', [clientSecret], 14)),
    ...row('    Redirect', redirectUris, 14),
  ];
}

/** Formats a label and its values, one value per line. */
function row(label: string, values: readonly string[], width = 20): string[] {
  return values.map((value, index) => (index === 0 ? label : '').padEnd(width) + value);
}
