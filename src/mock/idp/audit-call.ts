import { isGrant } from '../../facts/lookup.js';
import { isJsonObject, type Json } from '../../spec/json.js';
import type { ApiRequest } from '../http.js';
import type { AnyCall } from '../operation.js';
import { membersOf, type ResponderOutcome } from '../outcome.js';
import type { AuditEntry } from './audit-log.js';
import { eventOf } from './audited.js';

/** An authorized and parsed call, and its outcome. */
export interface AuditedCall {
  readonly operationId: string;
  readonly request: ApiRequest;
  readonly path: string;
  readonly call: AnyCall;
  readonly outcome: ResponderOutcome;
  readonly at: number;
}

/** Returns the audit log entry of a call; `undefined` if such calls are not logged. */
export function auditEntryOf({
  operationId,
  request,
  path,
  call,
  outcome,
  at,
}: AuditedCall): AuditEntry | undefined {
  const event = eventOf(operationId);
  if (event === undefined) return undefined;
  const { status, action } = outcome;
  const completed = status < 300 && (action === undefined || isGrant(operationId, action));
  const userAgent = request.header('user-agent');
  return {
    event,
    status: completed ? 'completed' : 'failed',
    at,
    cluster: 'local',
    path,
    ...(request.remoteAddress !== undefined && { remoteAddr: request.remoteAddress }),
    ...(userAgent !== undefined && { userAgent }),
    user: `token ${call.caller.tokenHash.slice(0, 12)}`,
    details: detailsOf(call, outcome),
  };
}

function detailsOf(
  { body, path, service, engine }: AnyCall,
  outcome: ResponderOutcome,
): Record<string, Json> {
  const given = isJsonObject(body) ? body : {};
  const answered = membersOf(outcome);
  const client = isJsonObject(answered['client']) ? answered['client'] : {};
  const organizationId = given['organizationId'] ?? engine.options.organizationId;
  const serviceId = service?.id ?? answered['apiKey'] ?? given['serviceId'];
  const clientId =
    answered['clientId'] ?? client['clientId'] ?? path['clientId'] ?? path['clientIdentifier'] ?? undefined;
  return {
    ...(serviceId !== undefined && { serviceId }),
    ...(clientId !== undefined && { clientId }),
    ...(organizationId !== undefined && { organizationId }),
  };
}
