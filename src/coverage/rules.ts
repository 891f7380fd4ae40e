import type { GrantType, ServiceRecord } from '../domain/records.js';
import type { Action, OperationId } from '../spec/types.js';

/** Actions that cannot happen. */
export interface Rule {
  /** Its name in coverage files and reports. */
  readonly id: string;
  /** Why these actions cannot happen: a sentence. */
  readonly reason: string;
  /** The settings with which they cannot happen. Absent if they never happen. */
  readonly when?: (settings: ServiceRecord) => boolean;
  readonly actions: { readonly [Id in OperationId]?: readonly Action<Id>[] };
}

const lacksGrantType =
  (type: GrantType) =>
  ({ supportedGrantTypes: supported }: ServiceRecord): boolean =>
    supported !== undefined && !supported.includes(type);

/** Whether no token can have a scope, because the service does not know it. */
const lacksScope =
  (scope: string) =>
  ({ supportedScopes = [] }: ServiceRecord): boolean =>
    supportedScopes.every(({ name }) => name !== scope);

/** The table of what cannot happen. An action that was met counts, whatever the table says. */
export const rules: readonly Rule[] = [
  {
    id: 'never-sent',
    reason:
      'The contract lists the action, but no Authlete sends it: a key that is created cannot be missing.',
    actions: { hsk_create_api: ['NOT_FOUND'] },
  },
  {
    id: 'document-only',
    reason: 'Only the OpenAPI document has the action. Authlete sends SERVER_ERROR.',
    actions: { device_verification_api: ['INTERNAL_SERVER_ERROR'] },
  },
  {
    id: 'no-password-grant',
    reason: 'supportedGrantTypes lacks PASSWORD.',
    when: lacksGrantType('PASSWORD'),
    actions: { auth_token_api: ['PASSWORD'] },
  },
  {
    id: 'no-token-exchange',
    reason: 'supportedGrantTypes lacks TOKEN_EXCHANGE.',
    when: lacksGrantType('TOKEN_EXCHANGE'),
    actions: { auth_token_api: ['TOKEN_EXCHANGE'] },
  },
  {
    id: 'no-jwt-bearer',
    reason: 'supportedGrantTypes lacks JWT_BEARER.',
    when: lacksGrantType('JWT_BEARER'),
    actions: { auth_token_api: ['JWT_BEARER'] },
  },
  {
    id: 'no-native-sso',
    reason: 'nativeSsoSupported is false, so no token belongs to a native SSO session.',
    when: ({ nativeSsoSupported }) => !nativeSsoSupported,
    actions: { auth_token_api: ['NATIVE_SSO'], native_sso_api: ['OK'] },
  },
  {
    id: 'no-id-token-reissuance',
    reason: 'idTokenReissuable is false, or supportedGrantTypes lacks REFRESH_TOKEN.',
    when: (settings) => !settings.idTokenReissuable || lacksGrantType('REFRESH_TOKEN')(settings),
    actions: { auth_token_api: ['ID_TOKEN_REISSUABLE'] },
  },
  {
    id: 'no-ciba',
    reason: 'supportedGrantTypes lacks CIBA, so no request gets a ticket.',
    when: lacksGrantType('CIBA'),
    actions: {
      backchannel_authentication_api: ['USER_IDENTIFICATION'],
      backchannel_authentication_issue_api: ['OK'],
      backchannel_authentication_complete_api: ['NO_ACTION', 'NOTIFICATION'],
    },
  },
  {
    id: 'no-ciba-notification',
    reason: 'supportedBackchannelTokenDeliveryModes has neither PING nor PUSH.',
    when: ({ supportedBackchannelTokenDeliveryModes: modes = [] }) =>
      !modes.includes('PING') && !modes.includes('PUSH'),
    actions: { backchannel_authentication_complete_api: ['NOTIFICATION'] },
  },
  {
    id: 'no-device-flow',
    reason: 'supportedGrantTypes lacks DEVICE_CODE, so no user code exists.',
    when: lacksGrantType('DEVICE_CODE'),
    actions: {
      device_authorization_api: ['OK'],
      device_verification_api: ['VALID', 'EXPIRED'],
      device_complete_api: ['SUCCESS', 'USER_CODE_EXPIRED'],
    },
  },
  {
    id: 'no-dynamic-registration',
    reason: 'dynamicRegistrationSupported is false.',
    when: ({ dynamicRegistrationSupported }) => !dynamicRegistrationSupported,
    actions: {
      client_registration_api: ['CREATED'],
      client_registration_get_api: ['OK', 'UNAUTHORIZED'],
      client_registration_update_api: ['UPDATED', 'UNAUTHORIZED'],
      client_registration_delete_api: ['DELETED', 'UNAUTHORIZED'],
    },
  },
  {
    id: 'client-configuration-bad-request',
    reason: 'unauthorizedOnClientConfigSupported is false, so Authlete sends BAD_REQUEST instead.',
    when: ({ unauthorizedOnClientConfigSupported }) => !unauthorizedOnClientConfigSupported,
    actions: {
      client_registration_get_api: ['UNAUTHORIZED'],
      client_registration_update_api: ['UNAUTHORIZED'],
      client_registration_delete_api: ['UNAUTHORIZED'],
    },
  },
  {
    id: 'no-grant-query',
    reason: 'supportedScopes lacks grant_management_query, so no token permits the call.',
    when: lacksScope('grant_management_query'),
    actions: { grant_m_api: ['OK'] },
  },
  {
    id: 'no-grant-revocation',
    reason: 'supportedScopes lacks grant_management_revoke, so no token permits the call.',
    when: lacksScope('grant_management_revoke'),
    actions: { grant_m_api: ['NO_CONTENT'] },
  },
  {
    id: 'no-credentials',
    reason: 'verifiableCredentialsEnabled is false.',
    when: ({ verifiableCredentialsEnabled }) => !verifiableCredentialsEnabled,
    actions: {
      vci_batch_issue_api: ['OK', 'OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT'],
      vci_batch_parse_api: ['OK'],
      vci_deferred_issue_api: ['OK', 'OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT'],
      vci_deferred_parse_api: ['OK'],
      vci_jwks_api: ['OK'],
      vci_jwtissuer_api: ['OK'],
      vci_metadata_api: ['OK'],
      vci_nonce_api: ['OK'],
      vci_offer_create_api: ['CREATED'],
      vci_offer_info_api: ['OK'],
      vci_single_issue_api: ['OK', 'OK_JWT', 'ACCEPTED', 'ACCEPTED_JWT'],
      vci_single_parse_api: ['OK'],
    },
  },
  {
    id: 'no-federation',
    reason: 'federationEnabled is false.',
    when: ({ federationEnabled }) => !federationEnabled,
    actions: { federation_configuration_api: ['OK'], federation_registration_api: ['OK', 'BAD_REQUEST'] },
  },
  {
    id: 'no-explicit-registration',
    reason: 'supportedClientRegistrationTypes lacks EXPLICIT.',
    when: ({ supportedClientRegistrationTypes: types = [] }) => !types.includes('EXPLICIT'),
    actions: { federation_registration_api: ['OK', 'BAD_REQUEST'] },
  },
  {
    id: 'no-hsm',
    reason: 'hsmEnabled is false.',
    when: ({ hsmEnabled }) => !hsmEnabled,
    actions: {
      hsk_create_api: ['SUCCESS', 'SERVER_ERROR'],
      hsk_get_api: ['SUCCESS', 'NOT_FOUND'],
      hsk_get_list_api: ['SUCCESS'],
      hsk_delete_api: ['SUCCESS', 'NOT_FOUND'],
      hsk_delete_api_get: ['SUCCESS', 'NOT_FOUND'],
    },
  },
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleOf = (id: string): Rule | undefined => byId.get(id);

/** Returns the ids of the rules that apply to a service because of its settings, sorted. */
export const ruledOutBy = (settings: ServiceRecord): string[] =>
  rules
    .filter(({ when }) => when?.(settings))
    .map(({ id }) => id)
    .sort();

/** Returns the first rule that leaves an action out: one that always applies, or one of the given ids. */
export const ruleFor = (operationId: string, action: string, ids: readonly string[]): Rule | undefined =>
  rules.find(
    ({ id, when, actions }) =>
      (when === undefined || ids.includes(id)) &&
      Object.entries(actions).some(
        ([name, some]) => name === operationId && some.some((one) => one === action),
      ),
  );
