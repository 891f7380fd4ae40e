import { createAuthlete } from '../authlete.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { operations } from '../mock/operations/index.js';
import type { Contract } from '../spec/contract.js';
import { outbound } from '../upstream/outbound.js';
import { regions, upstreamOf } from '../upstream/regions.js';
import { mockService } from './mock-service.js';
import type { Target } from './target.js';

export interface GivenTarget {
  /** `us`, `jp`, `eu`, `br`, a URL, or `mock` for an in-process mock. */
  readonly target: string;
  readonly serviceId: string | undefined;
  readonly token: string | undefined;
  /** The environment variables that the token and the service ID came from. */
  readonly variables: Target['variables'];
}

/**
 * Returns a target without calling it. With `borrows`, it has no service yet. Throws `InvalidInputError` if
 * something is missing or wrong.
 */
export function openTarget(given: GivenTarget, contract: Contract, { borrows = false } = {}): Target {
  const { target, token, variables } = given;
  if (target === 'mock') return mockTarget(given, contract, borrows);
  const serviceId = borrows ? '0' : given.serviceId;
  const url = upstreamOf(target);
  if (url === undefined)
    throw new InvalidInputError(
      `Failed to parse the target ${target}: it is neither a region nor a URL. Please use ${Object.keys(regions).join(', ')}, mock, or an http or https URL without a user name.`,
    );
  if (!token)
    throw new InvalidInputError(
      `Failed to call ${target}: there is no API token. Please set ${variables.token}: a token does not belong on a command line.`,
    );
  if (!serviceId || !/^\d+$/.test(serviceId))
    throw new InvalidInputError(
      `Failed to call ${target}: ${serviceId ? `${serviceId} is not a service ID` : 'there is no service ID'}. Please set ${variables.serviceId} to the number of the service.`,
    );
  return {
    name: target,
    url: url.href.replace(/\/$/, ''),
    serviceId,
    token,
    variables,
    paced: true,
    lacks: () => false,
    fetch: async (url, init) => (await outbound()).fetch(url, init),
    close: async () => {},
  };
}

/** Creates an in-process mock: with a service that supports everything, or without one. */
function mockTarget({ variables }: GivenTarget, contract: Contract, borrows: boolean): Target {
  const authlete = createAuthlete({ contract, fixtures: { services: borrows ? [] : [mockService] } });
  const [service] = authlete.services;
  return {
    name: 'mock',
    url: 'http://mock',
    serviceId: String(service?.serviceId ?? 0),
    token: service?.accessToken ?? authlete.organizationToken,
    variables,
    paced: false,
    lacks: (operationId) => !operations.has(operationId),
    fetch: authlete.fetch,
    close: authlete.close,
  };
}
