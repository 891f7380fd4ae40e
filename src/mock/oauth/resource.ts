import { type Failure, refuse, unpublished } from '../failure.js';
import { listed } from '../listed.js';
import type { Rule } from './check.js';
import type { Parameters } from './parameters.js';
import { uriDefect } from './uri.js';

/** Returns the distinct resources of a request (RFC 8707, section 2: the parameter may be repeated). */
export const requestedResources = (parameters: Parameters): string[] => [
  ...new Set(parameters.all('resource')),
];

const codes = { malformed: 'A251306', relative: 'A251307', fragment: 'A251308' } as const;

/** RFC 8707, section 2: each resource must be an absolute URI without a fragment. A query is allowed. */
export function resourceFailure(parameters: Parameters): Failure | undefined {
  for (const resource of requestedResources(parameters)) {
    const defect = uriDefect(resource);
    if (defect !== undefined) return refuse(codes[defect]);
  }
  return undefined;
}

export const resourcesAreAbsolute: Rule = ({ parameters }) => resourceFailure(parameters);

/** RFC 8707, section 2.2: a token request must not exceed the authorized resources. */
export function beyondResources(
  requested: readonly string[],
  authorized: readonly string[] = [],
): Failure | undefined {
  const beyond = requested.find((resource) => !authorized.includes(resource));
  if (beyond === undefined) return undefined;
  const outcome = `The resource ${beyond} was not authorized.`;
  return unpublished(outcome, `An authorized resource: ${listed(authorized) ?? 'none'}.`, {
    error: 'invalid_target',
    source: 'RFC 8707, section 2.2',
  });
}
