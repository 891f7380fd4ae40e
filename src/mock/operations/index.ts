import type { Operation } from '../operation.js';
import authorizationFail from './auth/authorization/fail.js';
import authorizationIssue from './auth/authorization/issue.js';
import ticketInfo from './auth/authorization/ticket/info.js';
import ticketUpdate from './auth/authorization/ticket/update.js';
import authorization from './auth/authorization.js';
import token from './auth/token.js';

/** What an operation does to the state of its service. */
interface Row {
  readonly operation: Operation;
  readonly consumes?: string;
  readonly issues?: string;
}

/** The operations that the mock knows, in the order of their paths. */
export const operationTable: readonly Row[] = [
  { operation: authorization, issues: 'ticket' },
  { operation: authorizationFail, consumes: 'ticket' },
  { operation: authorizationIssue, consumes: 'ticket', issues: 'authorization code, access token, ID token' },
  { operation: ticketInfo },
  { operation: ticketUpdate },
  {
    operation: token,
    consumes: 'authorization code, refresh token',
    issues: 'access token, refresh token, ID token',
  },
];

export const operations: ReadonlyMap<string, Operation> = new Map(
  operationTable.map(({ operation }) => [operation.operationId, operation]),
);
