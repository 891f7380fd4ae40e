import type { OperationId } from '../../spec/types.js';

/** The audit log event of each operation. Operations that change neither services nor clients are not logged. */
const events: Readonly<Partial<Record<OperationId, string>>> = {
  service_create_api: 'service.create',
  service_create_idp_api: 'service.create',
  service_update_api: 'service.update',
  service_delete_api: 'service.delete',
  service_remove_idp_api: 'service.delete',
  client_create_api: 'client.create',
  client_update_api: 'client.update',
  client_delete_api: 'client.delete',
  client_flag_update_api: 'client.update',
  client_secret_refresh_api: 'client.update',
  client_secret_update_api: 'client.update',
  client_extension_requestables_scopes_update_api: 'client.update',
  client_extension_requestables_scopes_update_api_post: 'client.update',
  client_extension_requestables_scopes_delete_api: 'client.update',
  client_registration_api: 'client.create',
  client_registration_update_api: 'client.update',
  client_registration_delete_api: 'client.delete',
};

const byOperation = new Map(Object.entries(events));

export const eventOf = (operationId: string): string | undefined => byOperation.get(operationId);

/** All events that the log may contain, sorted. */
export const eventTypes: readonly string[] = [...new Set(byOperation.values())].sort();
