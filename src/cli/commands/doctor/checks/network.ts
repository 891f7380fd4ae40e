import { existsSync } from 'node:fs';
import { controlClient } from '../../../../control/client.js';
import { type Found, ok, problem, warning } from '../finding.js';
import {
  addressesOf,
  hostOf,
  isLoopback,
  outerAddress,
  type Patient,
  portOf,
  refusalOf,
} from '../patient.js';

/** Do connections to the base URL arrive? */
export async function network({ settings, base, mock }: Patient): Promise<Found[]> {
  if (base === undefined) return [];
  const { name = 'The base URL' } = settings.of('baseUrl') ?? {};
  const host = hostOf(base);
  const port = portOf(base);
  if (host === 'host.docker.internal') return containerFindings(name, port);
  const addresses = await addressesOf(host);
  if (addresses.length === 0)
    return [
      problem(
        `The host name ${host} in ${name} is unknown on this machine.`,
        'If the server runs in a container, where this is the name of another container, run doctor there. Otherwise use 127.0.0.1.',
      ),
    ];
  const tried = await Promise.all(
    addresses.map(async (address) => ({ address, refusal: await refusalOf(address, port) })),
  );
  const reached = tried.filter(({ refusal }) => refusal === undefined);
  const refused = tried.filter(({ refusal }) => refusal !== undefined);
  const [first] = tried;
  if (reached.length === 0)
    return [problem(`Nothing answers at ${base.origin}: ${first?.refusal}.`, adviceFor(host, port, mock))];
  const found: Found[] = [];
  if (refused.length > 0 && first?.refusal !== undefined)
    found.push(
      warning(
        `${host} is ${first.address} first, where the mock does not listen (${first.refusal}), and then ${reached[0]?.address}, where it does. Some HTTP clients try the first address only.`,
        `Set ${name}=${base.protocol}//127.0.0.1:${port}, or start the mock with --host ::`,
      ),
    );
  const stranger = await strangerAt(base);
  return [...found, ...(stranger ?? [ok(`${base.origin} answers.`)])];
}

/** Says if something else than a mock answers at a URL. */
async function strangerAt(base: URL): Promise<Found[] | undefined> {
  if (base.protocol !== 'http:') return undefined;
  // Needs no token, unlike the other routes.
  const isMock = await controlClient(base.origin, 'none')
    .call('GET /health')
    .then(({ status }) => status === 'ok')
    .catch(async () => (await fetch(`${base.origin}/api/lifecycle/healthcheck`).catch(() => undefined))?.ok);
  return isMock
    ? undefined
    : [
        problem(
          `Something else than the mock answers at ${base.origin}.`,
          'Stop the program that uses this port, or start the mock with another --port, and use that one.',
        ),
      ];
}

function adviceFor(host: string, port: number, mock: Patient['mock']): string {
  if (mock !== undefined)
    return portOf(mock.url) === port && !isLoopback(host)
      ? `The mock listens on ${hostOf(mock.url)} only. Start it with --host 0.0.0.0, or use ${mock.url.origin}.`
      : `Use ${mock.url.origin}, where the mock listens.`;
  if (isLoopback(host) && existsSync('/.dockerenv'))
    return `In a container, ${host} is the container itself. Use the name of the container with the mock, or host.docker.internal for a mock on the host.`;
  return `Start the mock with: authlete-testkit serve --port ${port}`;
}

/** Containers reach the host by an address that a mock on the loopback interface does not listen on. */
async function containerFindings(name: string, port: number): Promise<Found[]> {
  const outer = outerAddress();
  const refusal = outer === undefined ? undefined : await refusalOf(outer, port);
  if (refusal === undefined) return [ok(`${name} is for containers, and other machines can reach the mock.`)];
  const report = process.platform === 'linux' ? problem : warning;
  return [
    report(
      `${name} is for containers, but the mock accepts connections from this machine only (${outer}, port ${port}: ${refusal}).`,
      'Start the mock with --host 0.0.0.0. On Linux, also start the container with --add-host host.docker.internal:host-gateway.',
    ),
  ];
}
