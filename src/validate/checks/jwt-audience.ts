import { earlier, flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'jwt-audience',
  about:
    'aud of ID tokens and client_id of tokens name the client of the flow by its ID, its alias or the name that it used (OpenID Connect Core, section 2).',
  why: 'The client rejects a token for another client, and a client that does not check it can be tricked.',
  properties: ['clientName'],
  see({ value, of }, known) {
    // The ID alone does not tell: a client with an alias may be named by it.
    if (known.is('client', '') === undefined || known.is('alias', '') === undefined) return undefined;
    const names = value.split(' ');
    const isKnown = (['client', 'alias', 'clientName'] as const).some((property) =>
      names.some((name) => known.is(property, name) === true),
    );
    return isKnown ? undefined : `${of} does not name the client${earlier(known, 'client')}.`;
  },
});
