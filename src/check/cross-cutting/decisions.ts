import { isObject, parseJson } from '../../json.js';
import { loadContract } from '../../spec/contract.js';
import { judged, type Watcher } from './cross-cutting.js';

let known: readonly unknown[] | undefined;

/** The values that Authlete knows. */
function reasons(): readonly unknown[] {
  const { operations, resolve } = loadContract();
  const schema = operations.get('auth_authorization_fail_api')?.requestSchema;
  const resolved = schema?.$ref === undefined ? schema : resolve(schema.$ref);
  const reason: unknown = resolved?.properties?.['reason'];
  known ??= isObject(reason) && Array.isArray(reason['enum']) ? reason['enum'] : [];
  return known;
}

/** What was not asked cannot be denied, and what Authlete does not know becomes server_error. */
export const truthfulFailure: Watcher = {
  id: 'truthful-failure',
  watch({ calls }, { observation }) {
    const failed = calls.find(({ operationId }) => operationId === 'auth_authorization_fail_api');
    if (failed === undefined) return undefined;
    const { reason } = failed.request;
    if (!reasons().includes(reason))
      return {
        message: 'The reason is not one that Authlete knows.',
        expected: reasons().join(', '),
        got: String(reason),
      };
    return judged(
      observation?.action === 'NO_INTERACTION' && reason === 'DENIED'
        ? {
            message: 'The server says that a user denied who was not asked.',
            expected: 'what is missing',
            got: 'DENIED',
          }
        : undefined,
    );
  },
};

const isRequest = (value: unknown): boolean =>
  value === null ||
  (isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every((name) => ['essential', 'value', 'values'].includes(name)));

/** OpenID Connect Core 1.0, sections 5.4 and 5.5: values have another form than the request for them. */
export const claimValues: Watcher = {
  id: 'claim-values',
  watch({ calls }) {
    const passed = calls.flatMap(({ request: { claims } }) => (typeof claims === 'string' ? [claims] : []));
    if (passed.length === 0) return undefined;
    for (const text of passed) {
      const claims = parseJson(text);
      if (!isObject(claims))
        return { message: 'The claims are not a JSON object.', expected: '{"name":"…"}', got: text };
      const asked = Object.entries(claims).find(([, value]) => isRequest(value));
      if (asked !== undefined)
        return {
          message: `The claim ${asked[0]} has what the client asked for instead of a value.`,
          expected: 'a value',
          got: JSON.stringify(asked[1]),
        };
    }
    return 'obeyed';
  },
};
