import type { CheckContext } from '../check-context.js';
import { isHidden } from '../masked.js';
import type { Statement } from './statement.js';

const pointer = '/response/responseContent';

/** Adds what an authorization response and a token request say. */
export function contentStatements(subject: CheckContext, found: Statement[]): void {
  authorizationResponse(subject, found);
  verifier(subject, found);
}

/** RFC 6749, section 4.1.2; RFC 9207, section 2. */
function authorizationResponse({ content }: CheckContext, found: Statement[]): void {
  if (content?.base === undefined) return;
  const { base, values, jarm } = content;
  found.push({ property: 'redirectBase', value: base, pointer, of: 'responseContent' });
  if (values === undefined || values.size === 0) return;
  const state = values.get('state') ?? '';
  found.push({ property: 'state', value: state, pointer, of: 'state in responseContent' });
  const issuer = values.get('iss');
  if (issuer !== undefined)
    found.push({ property: 'issuer', value: issuer, pointer, of: 'iss in responseContent' });
  else if (jarm === undefined) found.push({ property: 'issuer', value: '', pointer, of: 'responseContent' });
}

/** RFC 7636, section 4.6. */
function verifier({ operation, action, parameters }: CheckContext, found: Statement[]): void {
  if (operation.operationId !== 'auth_token_api' || action !== 'OK') return;
  if (parameters.get('grant_type') !== 'authorization_code') return;
  const value = parameters.get('code_verifier') ?? '';
  if (!isHidden(value))
    found.push({ property: 'challenge', value, pointer: '/request/parameters', of: 'code_verifier' });
}
