import type { CheckContext } from '../check-context.js';
import { isHidden } from '../masked.js';
import type { Statement } from './statement.js';

const pointer = '/response/responseContent';

/** Returns what an authorization response and a token request say. */
export function contentStatements(subject: CheckContext): Statement[] {
  return [...authorizationResponse(subject), ...verifier(subject)];
}

/** RFC 6749, section 4.1.2; RFC 9207, section 2. */
function authorizationResponse({ content }: CheckContext): Statement[] {
  const { base, values, jarm } = content ?? {};
  if (base === undefined) return [];
  const found: Statement[] = [{ property: 'redirectBase', value: base, pointer, of: 'responseContent' }];
  if (values === undefined || values.size === 0) return found;
  const state = values.get('state') ?? '';
  found.push({ property: 'state', value: state, pointer, of: 'state in responseContent' });
  const issuer = values.get('iss');
  if (issuer !== undefined)
    found.push({ property: 'issuer', value: issuer, pointer, of: 'iss in responseContent' });
  else if (jarm === undefined) found.push({ property: 'issuer', value: '', pointer, of: 'responseContent' });
  return found;
}

/** RFC 7636, section 4.6. */
function verifier({ operation, action, parameters }: CheckContext): Statement[] {
  if (operation.operationId !== 'auth_token_api' || action !== 'OK') return [];
  const sent = parameters;
  if (sent.get('grant_type') !== 'authorization_code') return [];
  const value = sent.get('code_verifier') ?? '';
  if (isHidden(value)) return [];
  return [{ property: 'challenge', value, pointer: '/request/parameters', of: 'code_verifier' }];
}
