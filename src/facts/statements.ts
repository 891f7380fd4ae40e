import type { OperationId } from '../spec/types.js';
import type { Artifact } from './artifacts.js';
import type { Selector } from './operation.js';

/**
 * What exchanges say about the grant that they are part of. `clientName` is the identifier that a client reads: its
 * ID, alias or entity ID. `sub` is the subject that a client reads, which differs for pairwise clients. `chosenSub` is the
 * one that the authorization server chooses for the ID token.
 */
export type Property =
  | 'client'
  | 'alias'
  | 'clientName'
  | 'subject'
  | 'sub'
  | 'chosenSub'
  | 'scopes'
  | 'requestedScopes'
  | 'state'
  | 'nonce'
  | 'redirectUri'
  | 'redirectBase'
  | 'issuer'
  | 'acr'
  | 'authTime'
  | 'expiresAt'
  | 'challenge';

/** A selector, or a value that the client reads in `responseContent`. */
export type Source<Id extends OperationId = OperationId> = Selector<Id> | `content.${string}`;

/** Where an exchange says a property. A list has the parts of a set of scopes. */
export type Sources<Id extends OperationId = OperationId> = {
  readonly [Name in Property]?: Source<Id> | readonly Source<Id>[];
};

/** What the exchanges of an operation say. */
export interface Statements<Id extends OperationId = OperationId> {
  /** The OAuth parameters of an authorization request are in the request. */
  readonly requests?: boolean;
  /** An artifact that the call is about without using it. */
  readonly about?: readonly [kind: Artifact, from: Source<Id>];
  /** Values that the call determines. */
  readonly sets?: Sources<Id>;
  /** Values that must be those of the flow. */
  readonly keeps?: Sources<Id>;
}

type Table = { readonly [Id in OperationId]?: Statements<Id> };

const party = { client: 'response.clientId', alias: 'response.clientIdAlias' } as const;
const requested = ['response.scopes[].name', 'response.dynamicScopes[].value'] as const;
const granted = { ...party, subject: 'response.subject', scopes: 'response.scopes' } as const;
const decided = {
  subject: 'request.subject',
  chosenSub: 'request.sub',
  scopes: 'request.scopes',
  acr: 'request.acr',
  authTime: 'request.authTime',
} as const;

/** Operations after which tokens of the past may have other scopes. */
export const changesScopes: ReadonlySet<string> = new Set(['client_authorization_update_api']);

/** The table. Operations that are not part of a flow are absent. */
const table: Table = {
  auth_authorization_api: {
    requests: true,
    keeps: {
      client: 'response.client.clientId',
      alias: 'response.client.clientIdAlias',
      scopes: ['response.scopes[].name', 'response.dynamicScopes[].value'],
    },
  },
  pushed_auth_req_api: { requests: true },
  auth_authorization_issue_api: { sets: decided },
  auth_authorization_fail_api: {},
  auth_token_api: { keeps: { ...granted, redirectUri: 'parameters.redirect_uri' } },
  auth_token_issue_api: { sets: { subject: 'request.subject' }, keeps: granted },
  auth_token_create_api: {
    sets: { subject: 'request.subject', scopes: 'request.scopes' },
    keeps: { client: 'response.clientId', subject: 'response.subject', scopes: 'response.scopes' },
  },
  auth_token_update_api: {
    about: ['accessToken', 'request.accessToken'],
    sets: { scopes: 'request.scopes' },
    keeps: { scopes: 'response.scopes' },
  },
  auth_introspection_api: {
    about: ['accessToken', 'request.token'],
    keeps: { ...granted, expiresAt: 'response.expiresAt' },
  },
  auth_introspection_standard_api: {
    keeps: {
      clientName: 'content.client_id',
      scopes: 'content.scope',
      sub: 'content.sub',
      expiresAt: 'content.exp',
      issuer: 'content.iss',
    },
  },
  auth_userinfo_api: { keeps: granted },
  auth_userinfo_issue_api: { keeps: { sub: 'content.sub' } },
  device_authorization_api: { keeps: { ...party, scopes: requested, requestedScopes: requested } },
  device_verification_api: {
    about: ['decision', 'request.userCode'],
    // Whatever has been decided since.
    keeps: { ...party, requestedScopes: requested },
  },
  device_complete_api: { sets: decided },
  backchannel_authentication_api: { keeps: { ...party, scopes: requested } },
  backchannel_authentication_complete_api: { sets: decided, keeps: party },
  idtoken_reissue_api: { about: ['accessToken', 'request.accessToken'] },
  backchannel_logout_token_api: {},
  service_configuration_api: { keeps: { issuer: 'response.issuer' } },
  service_configuration_api_post: { keeps: { issuer: 'response.issuer' } },
};

/** Returns what the exchanges of an operation say; `undefined` if nothing. */
export const statementsOf = (operationId: string): Statements | undefined => byId.get(operationId);

const byId: ReadonlyMap<string, Statements> = new Map(Object.entries(table));
