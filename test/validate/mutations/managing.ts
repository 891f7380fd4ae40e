import type { OperationId } from '../../../src/spec/types.js';
import type { CallOptions, TestAuthlete } from '../../support/authlete.js';
import { jwks } from '../../support/demo.js';
import { tokensFor } from '../../support/flow.js';

/** Calls the operations that answer without an action, and a whole code flow. */
export async function manage(authlete: TestAuthlete): Promise<void> {
  const { organizationToken: token, confidential } = authlete;
  const { clientId } = confidential;
  const clientIdentifier = clientId;
  const subject = 'joe';
  const { accessToken } = await tokensFor(authlete, { scope: 'openid profile' });
  const other = await tokensFor(authlete, { scope: 'openid email' });
  const call = async (operationId: OperationId, body?: object, options: CallOptions = {}) =>
    (await authlete.call(operationId, body, options)).body;
  const of = { path: { clientId, clientIdentifier, subject } };

  for (const id of [
    'info_api',
    'misc_echo_api',
    'service_configuration_api',
    'service_jwks_get_api',
    'service_get_api',
  ] as const)
    await call(id);
  await call('service_configuration_api_post', {});
  await call('lifecycle_healthcheck_api').catch(() => {});
  await call('auth_token_get_list_api', undefined, { query: { subject } });
  await call('client_get_list_api');
  await call('client_get_api', undefined, of);
  await call('client_secret_refresh_api', undefined, of);
  await call('client_secret_update_api', { clientSecret: 'another-secret' }, of);
  await call('client_flag_update_api', { clientLocked: true }, of);
  await call('client_flag_update_api', { clientLocked: false }, of);
  await call('client_granted_scopes_get_api', undefined, { ...of, query: { subject } });
  await call('client_granted_scopes_get_api_post', { subject }, of);
  await call('client_granted_scopes_get_by_subject_api', undefined, of);
  await call('client_authorization_get_list_api', undefined, { query: { subject } });
  await call('client_authorization_get_list_api_post', { subject }, of);
  await call('client_authorization_get_list_by_subject_api', undefined, of);
  await call('client_authorization_update_api', { subject, scopes: ['openid'] }, of);
  await call('client_extension_requestables_scopes_update_api', { requestableScopes: ['openid'] }, of);
  await call('client_extension_requestables_scopes_update_api_post', { requestableScopes: ['openid'] }, of);
  await call('client_extension_requestables_scopes_get_api', undefined, of);
  await call('client_extension_requestables_scopes_delete_api', undefined, of);
  const batch = await authlete.call('auth_token_create_batch_api', [
    { grantType: 'AUTHORIZATION_CODE', clientId, subject },
  ]);
  await call('auth_token_create_batch_status_api', undefined, {
    path: { tokenBatchRequestId: String(batch.body.requestId) },
  });
  await call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier: accessToken } });
  await call('auth_token_revoke_api', { accessTokenIdentifier: other.accessToken });
  await call('client_granted_scopes_delete_api_post', { subject }, of);
  await call('client_granted_scopes_delete_api', undefined, { ...of, query: { subject } });
  await call('client_granted_scopes_delete_by_subject_api', undefined, of);
  await call('client_authorization_delete_api_post', { subject }, of);
  await call('client_authorization_delete_api', undefined, { ...of, query: { subject } });
  await call('client_authorization_delete_by_subject_api', undefined, of);
  await call('jose_verify_api', { jose: 'eyJhbGciOiJub25lIn0.e30.' });
  const { clientId: made } = (await authlete.call('client_create_api', { clientName: 'Made' })).body;
  await call('client_update_api', { clientName: 'Changed' }, { path: { clientId: Number(made) } });
  await call('client_delete_api', undefined, { path: { clientId: Number(made) } });
  const created = await authlete.call('service_create_api', { serviceName: 'Another', jwks }, { token });
  const another = { path: { serviceId: Number(created.body.apiKey) }, token };
  await call('service_update_api', { serviceName: 'Changed' }, another);
  await call('service_delete_api', undefined, another);
  await call('service_get_list_api', undefined, { token });
  await call('audit_types_get_idp_api', undefined, { token });
  await call('audit_entries_get_idp_api', undefined, { token });
  const organization = { apiServerId: 1, organizationId: 1 };
  const service = { serviceName: 'By the identity provider', jwks };
  const { apiKey } = (await authlete.call('service_create_idp_api', { ...organization, service }, { token }))
    .body;
  await call('service_remove_idp_api', { ...organization, serviceId: Number(apiKey) }, { token });
}
