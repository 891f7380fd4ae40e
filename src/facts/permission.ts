/** What an API access token permits (Authlete's access rights). */
export type Permission =
  | 'view_client'
  | 'modify_client'
  | 'create_client'
  | 'view_service'
  | 'use_introspection'
  | 'use_service'
  | 'modify_service'
  | 'view_default_service'
  | 'create_service'
  | 'delete_service'
  | 'view_audit_log'
  | 'admin';
