import type { CheckContext } from '../check-context.js';
import type { Statement } from './statement.js';

/**
 * Returns what an authorization request determines. With a request object, its claims count, which only the service
 * can read if it is encrypted.
 */
export function requestStatements({ parameters, sent }: CheckContext): Statement[] {
  const sentParameters = parameters;
  const found: Statement[] = [];
  const set = (property: Statement['property'], value: string | null, of: string) => {
    if (value !== null) found.push({ property, value, pointer: '/request/parameters', of });
  };
  const clientId = sent?.['clientId'];
  set(
    'clientName',
    sentParameters.get('client_id') ?? (typeof clientId === 'string' ? clientId : null),
    'client_id',
  );
  if (sentParameters.has('request') || sentParameters.has('request_uri')) return found;
  set('state', sentParameters.get('state') ?? '', 'state');
  set('nonce', sentParameters.get('nonce') ?? '', 'nonce');
  const redirectUri = sentParameters.get('redirect_uri');
  set('redirectUri', redirectUri, 'redirect_uri');
  if (redirectUri !== null) set('redirectBase', redirectUri.replace(/[?#].*$/s, ''), 'redirect_uri');
  set('challenge', sentParameters.get('code_challenge') ?? '', 'code_challenge');
  return found;
}
