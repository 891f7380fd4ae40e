/** The actions that an authorization request may ask for (Grant Management for OAuth 2.0, section 5.1). */
export type GrantAction = 'CREATE' | 'MERGE' | 'REPLACE';

/** The grant management parameters of a checked request. */
export interface GrantRequest {
  readonly gmAction?: GrantAction;
  readonly grantId?: string;
}
