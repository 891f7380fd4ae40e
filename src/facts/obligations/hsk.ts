import { may } from './declare.js';
import { call } from './obligation.js';

const result = (rule: string, unreachable?: true) => [
  may({
    id: 'internal',
    rule: `${rule} No client waits for this result.`,
    sources: ['Authlete', 'observed'],
    ...(unreachable && { unreachable, note: 'The operation names no key that could be missing.' }),
  }),
];

/** Administration of the keys in a hardware security module, without a public endpoint. */
export const failures = {
  INVALID_REQUEST: result('The server treats it as its own bug.'),
  NOT_FOUND: result('The server treats the key as missing.'),
  SERVER_ERROR: result('The server treats it as a failure.'),
} as const;
export const neverMissing = result('The server treats it as a failure.', true);
export const read = result('The server may use the result.');

/** The published keys have changed. */
export const keysChanged = [
  may({
    id: 'keys-refreshed',
    calls: [call('service_jwks_get_api')],
    later: true,
    sources: ['Authlete', 'observed'],
    note: 'A cached JWK Set is out of date now.',
  }),
];
