import { content, json } from '../../common.js';
import { may, must, obligations, should } from '../../declare.js';
import { challenge, noStore, own } from '../../obligation.js';

const error = (status: number, note: string, ...sources: readonly string[]) =>
  should({
    status,
    contentType: json,
    body: content,
    sources: [...sources, 'Authlete', 'reference implementation'],
    note,
  });
const maybeStored = may({
  headers: noStore,
  sources: ['RFC 7662 4', 'reference implementation'],
  note: 'RFC 7662 leaves caching to the resource server.',
});

/** POST /auth/introspection/standard */
export default obligations('auth_introspection_standard_api', 'introspection', {
  INTERNAL_SERVER_ERROR: [
    error(500, 'The body is optional, but it must never say whether the token is active.'),
  ],
  BAD_REQUEST: [
    error(400, 'There is no token parameter, or a JWT was wanted without rsUri.', 'RFC 7662 2.3'),
  ],
  OK: [
    must({
      status: 200,
      contentType: json,
      body: content,
      sources: ['RFC 7662 2.2', 'Authlete', 'reference implementation'],
      note: 'An inactive token is a success too, and nothing is added to it.',
    }),
    must({
      when: 'caller-not-authenticated',
      status: [400, 401],
      headers: challenge({ ...own, ifStatus: 401 }),
      sources: ['RFC 7662 2.1', 'RFC 7662 2.3', 'RFC 9701 5', 'Authlete'],
      note: 'The server refuses before it calls Authlete, which does not check the caller.',
    }),
    maybeStored,
  ],
  JWT: [
    must({
      status: 200,
      contentType: 'application/token-introspection+jwt',
      body: content,
      sources: ['RFC 9701 5', 'Authlete', 'reference implementation'],
      note: 'It needs the Accept header as httpAcceptHeader, and the rsUri of the authenticated resource server.',
    }),
    maybeStored,
  ],
});
