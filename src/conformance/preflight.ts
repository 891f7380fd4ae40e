import { factsOf } from '../facts/lookup.js';
import type { Permission } from '../facts/permission.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { isObject } from '../json.js';
import type { Contract } from '../spec/contract.js';
import { isArray } from '../spec/json.js';
import type { HttpExchange } from '../validate/exchange.js';
import { memberOf, missingRight } from './attempt.js';
import { Caller, type CallerOptions, ConnectionLost } from './caller.js';
import { catalogue } from './catalogue/index.js';
import type { CallRequest } from './row.js';
import { strangerProblem } from './stranger.js';
import type { Target } from './target.js';

export interface PreflightOptions extends CallerOptions {
  readonly contract: Contract;
  readonly allowWrites: boolean;
  /** The operations that the run reports. Rights that only others need are not required. */
  readonly shows: (operationId: string) => boolean;
}

/** How long to wait for an answer, in milliseconds: a wrong address should not delay the message. */
const patience = 10_000;

/** A call that shows whether the token has a right, and changes nothing whether it has or not. */
interface Probe {
  readonly right: Permission;
  readonly operationId: string;
  readonly request: CallRequest;
}

const settings: Probe = { right: 'view_client', operationId: 'service_get_api', request: {} };

const probes: readonly Probe[] = [
  settings,
  { right: 'use_service', operationId: 'service_configuration_api', request: {} },
  {
    right: 'use_introspection',
    operationId: 'auth_introspection_api',
    request: { body: { token: 'authlete-testkit-preflight' } },
  },
];

/** An array cannot be read as a client, so the call creates nothing. */
const creation: Probe = { right: 'create_client', operationId: 'client_create_api', request: { body: [] } };

/**
 * Checks that a run can start: the target responds, is an Authlete, accepts the token, has the service, and
 * the token has the rights that the run needs. Rejects with `InvalidInputError` that says what to do.
 */
export async function preflight(target: Target, options: PreflightOptions): Promise<void> {
  const caller = new Caller(target, { patience, ...options });
  const call = (probe: Probe) => responseTo(caller, probe, options.contract);
  const first = await call(settings);
  mustBeAuthlete(target, first);
  const missing: Permission[] = [];
  for (const probe of neededProbes(options)) {
    const exchange = probe === settings ? first : await call(probe);
    if (missingRight(exchange) !== undefined) missing.push(probe.right);
  }
  if (missing.length === 0) return;
  if (missingRight(first) !== undefined) await mustOwnService(caller, options.contract);
  throw problem(
    target,
    `the API token lacks the right ${missing.map((right) => right.toUpperCase()).join(', ')} for service ${target.serviceId}`,
    missing.includes('create_client')
      ? `give it to the token in ${target.variables.token}, or leave out --allow-writes`
      : `give it to the token in ${target.variables.token}, or name what the token may call with --only`,
  );
}

/** Returns the probes for the rights that the reported operations need. */
function neededProbes({ allowWrites, shows }: PreflightOptions): Probe[] {
  const shown = catalogue.filter(({ operationId }) => shows(operationId));
  const rights = new Set(shown.map(({ operationId }) => factsOf(operationId)?.permission));
  return [...probes.filter(({ right }) => rights.has(right)), ...(allowWrites ? [creation] : [])];
}

async function responseTo(caller: Caller, probe: Probe, contract: Contract): Promise<HttpExchange> {
  const operation = contract.operations.get(probe.operationId);
  if (operation === undefined) throw new Error(`The contract has no ${probe.operationId}.`);
  try {
    return (await caller.call(operation, probe.request)).exchange;
  } catch (lost) {
    if (!(lost instanceof ConnectionLost)) throw lost;
    const { name, url } = caller.target;
    throw new InvalidInputError(
      `Failed to reach ${url}: ${lost.message}. Please check ${name}, the network and HTTPS_PROXY.`,
    );
  }
}

/** Throws unless the response to the first call is that of an Authlete which has the service. */
function mustBeAuthlete(target: Target, exchange: HttpExchange): void {
  const { serviceId, url, variables } = target;
  const { status } = exchange;
  const code = memberOf(exchange, 'resultCode') ?? 'without a result code';
  const stranger = strangerProblem(exchange, url);
  if (stranger !== undefined) throw problem(target, ...stranger);
  if (status === 401)
    throw problem(target, `it rejects the API token (401 ${code})`, `check ${variables.token}`);
  if (status === 404)
    throw problem(target, `it has no service ${serviceId} (404 ${code})`, `check ${variables.serviceId}`);
  if (status !== 200 && missingRight(exchange) === undefined)
    throw problem(target, `it does not show the service (${status} ${code})`, 'try again later');
}

/** Throws if the token belongs to other services. A token may list the services that it belongs to. */
async function mustOwnService(caller: Caller, contract: Contract): Promise<void> {
  const { target } = caller;
  const list = { ...settings, operationId: 'service_get_list_api' };
  const { response } = await responseTo(caller, list, contract);
  const services = response.kind === 'json' && isObject(response.value) ? response.value['services'] : [];
  const ids = (isArray(services) ? services : []).flatMap((service) =>
    isObject(service) && typeof service['apiKey'] === 'number' ? [String(service['apiKey'])] : [],
  );
  if (ids.length === 0 || ids.includes(target.serviceId)) return;
  throw problem(
    target,
    `the API token belongs to the service ${ids.join(', ')}, not to ${target.serviceId}`,
    `check ${target.variables.serviceId} and ${target.variables.token}`,
  );
}

const problem = ({ name }: Target, what: string, remedy: string): InvalidInputError =>
  new InvalidInputError(`Failed to call ${name}: ${what}. Please ${remedy}.`);
