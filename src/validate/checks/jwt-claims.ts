import { type ClaimType, jwtFacts } from '../../facts/jwts.js';
import { isObject } from '../../json.js';
import { type CheckResult, jwtCheck } from '../check.js';
import { jwtOperations } from '../jwts/issued.js';

export default jwtCheck({
  id: 'jwt-claims',
  severity: 'error',
  about:
    'A JWT of the service has the claims that its standard requires, with the right types, and none that it forbids.',
  why: 'Clients and resource servers that follow the standard reject the JWT.',
  operations: jwtOperations,
  run({ kind, form, pointer, claims }) {
    if (form !== 'signed') return undefined;
    const { name, section, claims: required, forbidden = none } = jwtFacts(kind);
    const found: CheckResult[] = [];
    for (const claim in required) {
      const type = required[claim];
      if (type === undefined || fits[type](claims[claim])) continue;
      found.push({
        message: `The ${name} must have ${claim}: ${types[type]} (${section}).`,
        pointer,
        expected: types[type],
        got: claims[claim] === undefined ? 'none' : typeof claims[claim],
      });
    }
    for (const claim of forbidden) {
      if (claims[claim] === undefined) continue;
      found.push({
        message: `The ${name} must not have ${claim} (${section}).`,
        pointer,
        expected: 'none',
        got: claim,
      });
    }
    return found.length === 0 ? undefined : found;
  },
});

const none: readonly string[] = [];

const types: Readonly<Record<ClaimType, string>> = {
  text: 'a string',
  audience: 'a string or an array of strings',
  time: 'a number of seconds',
  object: 'a JSON object',
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const fits: Readonly<Record<ClaimType, (value: unknown) => boolean>> = {
  text: isText,
  audience: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
  time: (value) => typeof value === 'number' && Number.isFinite(value),
  object: isObject,
};
