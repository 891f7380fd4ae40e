import type { Right } from './rights.js';

/**
 * The right that each call requires, by operationId; the first matching pattern wins. Operations that match no
 * pattern belong to the runtime API.
 */
const rightsByOperation: readonly (readonly [pattern: RegExp, right: Right])[] = [
  [/^auth_introspection(_standard)?_api$/, 'use_introspection'],
  [/^service_get(_list)?_api$/, 'view_client'],
  [/^service_create(_idp)?_api$/, 'create_service'],
  [/^service_remove_idp_api$/, 'modify_service'],
  [/^service_update_api$/, 'modify_service'],
  [/^service_delete_api$/, 'delete_service'],
  [/^audit_/, 'view_audit_log'],
  [/^hsk_/, 'modify_service'],
  [/^client_get(_list)?_api$/, 'view_client'],
  [/^client_(create|delete)_api$/, 'create_client'],
  [/^client_(update|flag_update|secret_|extension_|authorization_|granted_scopes_)/, 'modify_client'],
];

const memo = new Map<string, Right>();

export function requiredRight(operationId: string): Right {
  const known = memo.get(operationId);
  if (known !== undefined) return known;
  const right = rightsByOperation.find(([pattern]) => pattern.test(operationId))?.[1] ?? 'use_service';
  memo.set(operationId, right);
  return right;
}
