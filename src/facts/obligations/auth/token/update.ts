import { may, obligations } from '../../declare.js';

const result = (what: string) =>
  may({
    id: 'internal',
    rule: `${what} No client waits for this result.`,
    sources: ['Authlete', 'observed'],
  });

/** POST /auth/token/update: administration, without a public endpoint. */
export default obligations('auth_token_update_api', undefined, {
  INTERNAL_SERVER_ERROR: [result('The server treats it as a failure of Authlete.')],
  BAD_REQUEST: [result('The server treats it as its own bug: the call selects no token.')],
  FORBIDDEN: [result('The server treats it as a failure: the token belongs to another service.')],
  NOT_FOUND: [result('The server treats the token as unknown, expired or revoked.')],
  OK: [result('The token has a new value only if accessTokenValueUpdated was requested.')],
});
