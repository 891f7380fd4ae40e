import type { Permission } from '../../facts/permission.js';

/** The rights that each right implies. */
const implied: Readonly<Record<Permission, readonly Permission[]>> = {
  view_client: [],
  modify_client: ['view_client'],
  view_service: ['view_client'],
  use_introspection: [],
  use_service: ['use_introspection', 'view_service'],
  create_client: ['use_service', 'modify_client'],
  modify_service: ['create_client'],
  view_default_service: [],
  create_service: ['view_default_service'],
  delete_service: [],
  view_audit_log: [],
  admin: ['modify_service', 'create_service', 'delete_service'],
};

/** Returns the given rights and all rights that they imply. */
export function expandRights(given: Iterable<Permission>): ReadonlySet<Permission> {
  const expanded = new Set<Permission>();
  const add = (right: Permission) => {
    if (expanded.has(right)) return;
    expanded.add(right);
    implied[right].forEach(add);
  };
  for (const right of given) add(right);
  return expanded;
}

export const isRight = (name: string): name is Permission => Object.hasOwn(implied, name);

export const rightNames: readonly string[] = Object.keys(implied);
