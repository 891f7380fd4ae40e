import { makeUserCode } from '../../mock/oauth/user-code.js';
import { clientSecret, identifier, type Random } from '../../mock/state/random.js';

/** Issued values with another format than 43 characters of base64url. */
const forms: Readonly<Record<string, (random: Random) => string>> = {
  clientSecret,
  apiSecret: clientSecret,
  // RFC 9126, section 2.2.
  requestUri: (random) => `urn:ietf:params:oauth:request_uri:${identifier(random)}`,
  userCode: makeUserCode,
};

/** Creates a random value of a type. */
export const freshValue = (type: string, random: Random): string => (forms[type] ?? identifier)(random);
