import { content, type dpopNonce, uncached } from './common.js';
import { type LevelledDuty, must, should } from './declare.js';
import { challenge } from './obligation.js';

/** The content is a challenge, so it goes into WWW-Authenticate; a body is not needed. */
export const challenged = (
  level: typeof must,
  status: number | readonly number[],
  sources: readonly string[],
  note?: string,
): LevelledDuty =>
  level({
    status,
    headers: { ...challenge(content), ...(level === should && uncached) },
    sources: [...sources, 'Authlete'],
    ...(note !== undefined && { note }),
  });

export const exampleOnly = should({
  headers: uncached,
  sources: ['Authlete'],
  note: 'The sources only show these headers in an example.',
});

const noToken =
  'The request has no token. Authlete answers 400; RFC 6750 has 401 and a challenge without an error.';

/** The errors of UserInfo. `nonce`: where the DPoP nonce comes from. */
export const userInfoErrors = (nonce: ReturnType<typeof dpopNonce>) => ({
  INTERNAL_SERVER_ERROR: [
    challenged(should, 500, ['reference implementation'], 'Another error is allowed, but never a success.'),
    nonce,
  ],
  BAD_REQUEST: [
    challenged(should, [400, 401], ['RFC 6750 3.1', 'OpenID Connect Core 5.3.3'], noToken),
    nonce,
  ],
  UNAUTHORIZED: [
    challenged(must, 401, ['RFC 6750 3', 'OpenID Connect Core 5.3.3', 'RFC 9110 15.5.2']),
    exampleOnly,
    nonce,
  ],
  FORBIDDEN: [
    challenged(
      must,
      403,
      ['RFC 6750 3.1', 'OpenID Connect Core 5.3.3'],
      'The token lacks openid. RFC 6750 only recommends 403, but a success is excluded.',
    ),
    exampleOnly,
    nonce,
  ],
});
