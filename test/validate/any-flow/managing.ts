import fc from 'fast-check';
import { at, duration, maybe, mistake, seldom, someScopes, step, subject, which } from './drawing.js';
import { clientAt, keepTokens } from './flow.js';

const create = step(
  'create',
  {
    client: fc.nat(1),
    grantType: fc.constantFrom('AUTHORIZATION_CODE', 'IMPLICIT', 'CLIENT_CREDENTIALS', 'DEVICE_CODE'),
    subject,
    scopes: maybe(someScopes),
    accessTokenDuration: seldom(duration),
    refreshTokenDuration: seldom(duration),
    accessTokenPersistent: seldom(fc.constant(true)),
  },
  async (flow, { client, subject: named, ...drawn }) => {
    const by = clientAt(flow, client);
    const owner = drawn.grantType === 'CLIENT_CREDENTIALS' ? {} : { subject: named };
    const body = { ...drawn, ...owner, clientId: by.clientId };
    keepTokens(flow, by, (await flow.authlete.call('auth_token_create_api', body)).body);
  },
);

const update = step(
  'update',
  {
    which,
    scopes: maybe(someScopes),
    accessTokenValueUpdated: mistake,
    accessTokenExpiresAtUpdatedOnScopeUpdate: fc.boolean(),
    refreshTokenExpiresAtUpdatedOnScopeUpdate: fc.boolean(),
    endsIn: seldom(duration),
  },
  async (flow, { which: number, endsIn, ...drawn }) => {
    const token = at(flow.accessTokens, number);
    if (token === undefined) return;
    const accessTokenExpiresAt = endsIn && ((await flow.now()) + endsIn) * 1000;
    const body = { accessToken: token.value, ...drawn, accessTokenExpiresAt };
    keepTokens(flow, token.by, (await flow.authlete.call('auth_token_update_api', body)).body);
  },
);

const remove = step('remove', { which }, async (flow, drawn) => {
  const accessTokenIdentifier = at(flow.accessTokens, drawn.which)?.value;
  if (accessTokenIdentifier === undefined) return;
  await flow.authlete.call('auth_token_delete_api', undefined, { path: { accessTokenIdentifier } });
});

const revokeToken = step(
  'revokeToken',
  { which, by: fc.constantFrom('access token', 'refresh token', 'subject') },
  async (flow, { which: number, by }) => {
    const accessTokenIdentifier = at(flow.accessTokens, number)?.value;
    const refreshTokenIdentifier = at(flow.refreshTokens, number)?.value;
    const body = {
      'access token': accessTokenIdentifier && { accessTokenIdentifier },
      'refresh token': refreshTokenIdentifier && { refreshTokenIdentifier },
      subject: { subject: 'joe', clientIdentifier: String(clientAt(flow, number).clientId) },
    }[by];
    if (body) await flow.authlete.call('auth_token_revoke_api', body);
  },
);

const wait = step(
  'wait',
  { seconds: fc.constantFrom(1, 24, 31, 61, 599, 3601, 86_401) },
  async (flow, drawn) => (await flow.authlete.world()).clock.advance(drawn.seconds * 1000),
);

const read = step(
  'read',
  { what: fc.constantFrom('service_get_api', 'service_jwks_get_api', 'service_configuration_api') },
  async (flow, { what }) => flow.authlete.call(what),
);

/** What an authorization server does with tokens, and the passing of time. */
export const managing = { create, update, remove, revokeToken, wait, read } as const;
