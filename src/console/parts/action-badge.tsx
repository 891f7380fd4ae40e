import type { BriefEntry } from '../../mock/journal.js';

type Answered = Pick<BriefEntry, 'action' | 'status' | 'fault'>;

const grants =
  /^(OK|LOCATION|FORM|INTERACTION|NO_INTERACTION|CREATED|VALID|JSON|JWT|PASSWORD|USER_IDENTIFICATION|NOTIFICATION|NO_ACTION|TOKEN_EXCHANGE|JWT_BEARER|NATIVE_SSO|ID_TOKEN_REISSUABLE|ACCEPTED.*|SUCCESS)$/;
const faults = /^(INTERNAL_SERVER_ERROR|CALLER_ERROR|AUTHLETE_ERROR|SERVER_ERROR|INVALID_TICKET)$/;

/** How an answer turned out: it grants, it refuses the client, or something is wrong with the server. */
export function toneOf({ action, status, fault }: Answered): 'good' | 'refused' | 'broken' | 'plain' {
  if (fault !== undefined || status >= 500) return 'broken';
  if (action === undefined) return status >= 400 ? 'refused' : 'plain';
  if (faults.test(action)) return 'broken';
  return grants.test(action) ? 'good' : 'refused';
}

export function ActionBadge(entry: Answered) {
  return <span class={`action ${toneOf(entry)}`}>{entry.fault ?? entry.action ?? entry.status}</span>;
}
