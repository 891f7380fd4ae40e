import type { GrantAction, GrantRequest } from '../../domain/grant-request.js';
import type { GrantRecord } from '../../domain/grants.js';
import { badRequest, type Failure, refuse } from '../failure.js';
import type { Rule } from './check.js';
import type { Parameters } from './parameters.js';

/** Grant Management for OAuth 2.0, section 5.1: the actions that an authorization request may ask for. */
const actions = { create: 'CREATE', merge: 'MERGE', replace: 'REPLACE' } as const satisfies Record<
  string,
  GrantAction
>;

export function grantRequestOf(parameters: Parameters): GrantRequest {
  const gmAction = actionOf(parameters.text('grant_management_action'));
  const grantId = parameters.text('grant_id');
  return {
    ...(gmAction !== undefined && { gmAction }),
    ...(grantId !== undefined && { grantId }),
  };
}

const actionOf = (name: string | undefined): GrantAction | undefined =>
  Object.entries(actions).find(([wire]) => wire === name)?.[1];

/** Grant Management for OAuth 2.0, sections 5.1 and 5.3. */
export const grantManagementIsValid: Rule = ({ parameters, settings, client, grant }) => {
  if (parameters.isRepeated('grant_management_action'))
    return invalid('The request has more than one grant_management_action.', 'One grant_management_action.');
  if (parameters.isRepeated('grant_id'))
    return invalid('The request has more than one grant_id.', 'One grant_id.');
  const name = parameters.text('grant_management_action');
  const { gmAction, grantId } = grantRequestOf(parameters);
  if (name === undefined) {
    if (settings.grantManagementActionRequired)
      return invalid(
        'The service requires a grant_management_action.',
        'grant_management_action=create, merge or replace: grantManagementActionRequired is true in the service.',
      );
    return grantId === undefined
      ? undefined
      : invalid(
          'A grant_id requires a grant_management_action.',
          'grant_management_action=merge or replace with the grant_id.',
        );
  }
  if (gmAction === undefined)
    return invalid(
      `The grant_management_action ${name} is not allowed in an authorization request.`,
      'create, merge or replace as grant_management_action.',
    );
  if (client.clientType !== 'CONFIDENTIAL') return refuse('A285311');
  if (gmAction === 'CREATE')
    return grantId === undefined
      ? undefined
      : invalid(
          'The grant_management_action create does not allow a grant_id.',
          'A request without grant_id, or another grant_management_action.',
        );
  if (grantId === undefined)
    return invalid(
      `The grant_management_action ${name} requires a grant_id.`,
      'The grant_id of a grant of the client.',
    );
  return isOwn(grant, client.clientId) ? undefined : unknownGrant;
};

const isOwn = (grant: GrantRecord | undefined, clientId: number): boolean => grant?.clientId === clientId;

/** Errors that are not sent by redirect have the action BAD_REQUEST. */
const invalid = (outcome: string, needed: string): Failure =>
  badRequest('invalid_request', outcome, needed, 'Grant Management for OAuth 2.0');

const unknownGrant = badRequest(
  'invalid_grant_id',
  'No grant of the client has the grant_id.',
  'The grant_id of a grant of the client.',
);
