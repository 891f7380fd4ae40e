import type { Engine } from '../engine.js';
import { IdpError } from './idp-error.js';

/** Throws an `IdpError` that lists every missing required field. */
export function mustHave<Name extends string>(
  body: { readonly [Field in Name]?: number | undefined },
  ...required: readonly Name[]
): void {
  const missing = required.filter((name) => body[name] === undefined);
  if (missing.length > 0) throw new IdpError(400, { errors: missing.map((name) => `${name} is missing.`) });
}

/**
 * Throws an `IdpError` if a call names an organization other than the mock's. Without a configured ID, any is
 * accepted.
 */
export function mustBeOfOrganization({ options }: Engine, organizationId: number | undefined): void {
  const known = options.organizationId;
  if (known === undefined || organizationId === undefined || organizationId === known) return;
  throw new IdpError(403, { error: 'The token has no access to the organization.', organizationId });
}
