import type { Contract } from '../../spec/contract.js';
import type { JsonObject } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { flattened } from '../../spec/operation.js';
import { type CheckResult, check } from '../check.js';
import { isAnswered } from '../check-context.js';
import { isMasked } from '../masked.js';

interface Row {
  /** The members of the response that have the same value as in `responseContent`. */
  readonly members: readonly string[];
  /** Whether one of them must be present. */
  readonly required: boolean;
}

const same = (...members: readonly string[]): Row => ({ members, required: true });
const sameIfThere = (...members: readonly string[]): Row => ({ members, required: false });

/** Keyed by the protocol's name. */
const rows: Readonly<Record<string, Row>> = {
  code: same('authorizationCode'),
  access_token: same('accessToken', 'jwtAccessToken'),
  refresh_token: same('refreshToken'),
  id_token: sameIfThere('idToken'),
  expires_in: sameIfThere('accessTokenDuration', 'expiresIn'),
  interval: sameIfThere('interval'),
  auth_req_id: same('authReqId'),
  device_code: same('deviceCode'),
  user_code: same('userCode'),
  verification_uri: same('verificationUri'),
  verification_uri_complete: same('verificationUriComplete'),
  request_uri: same('requestUri'),
  transaction_id: same('transactionId'),
};

export default check({
  id: 'content-members',
  severity: 'error',
  about:
    'The values in responseContent, which the client reads, match the members of the response, which the server reads.',
  why: 'The server stores one code or token and the client gets a different one, which is later refused for no visible reason.',
  *run(subject) {
    const { exchange, operation, answer, contract } = subject;
    const { responseSchema } = operation;
    if (answer === undefined || responseSchema === undefined || !isAnswered(subject)) return;
    const values = subject.contentValues();
    if (values === undefined) return;
    yield* withheld(answer, values, exchange.partial);
    const known = rowsOf(contract, operation.operationId, responseSchema);
    for (const [name, value] of values) {
      const row = known.get(name);
      if (row === undefined) continue;
      const { members: documented, required } = row;
      const said = documented.flatMap((member) => answer[member] ?? []).map(String);
      const [member = ''] = documented;
      if (said.includes(value) || isMasked(value) || said.some(isMasked)) continue;
      if (said.length === 0 && (!required || exchange.partial)) continue;
      yield {
        message:
          said.length === 0
            ? `responseContent has ${name}, but the response has no ${member}.`
            : `${name} in responseContent does not match ${documented.join(' or ')}.`,
        pointer: `/response/${member}`,
        expected: `the ${name} in responseContent`,
        got: said.length === 0 ? 'none' : 'a different value',
      };
    }
  },
});

const byContract = new WeakMap<Contract, Map<string, ReadonlyMap<string, Row>>>();

/** Returns the rows with the members that the contract documents for an operation. */
function rowsOf(contract: Contract, operationId: string, schema: SchemaObject): ReadonlyMap<string, Row> {
  const known = byContract.get(contract) ?? new Map<string, ReadonlyMap<string, Row>>();
  byContract.set(contract, known);
  const found = known.get(operationId) ?? documentedRows(contract, schema);
  known.set(operationId, found);
  return found;
}

function documentedRows(contract: Contract, schema: SchemaObject): ReadonlyMap<string, Row> {
  const { properties = {} } = flattened(contract.document, schema);
  return new Map(
    Object.entries(rows).flatMap(([name, { members, required }]) => {
      const documented = members.filter((member) => Object.hasOwn(properties, member));
      return documented.length === 0 ? [] : [[name, { members: documented, required }]];
    }),
  );
}

/** Members that are issued to the client, with the names that it reads. */
const issued = Object.entries(rows).flatMap(([name, { members, required }]) =>
  required || name === 'id_token' ? members.map((member) => [member, name] as const) : [],
);

/** Reports what the server has, but the client does not get. */
function* withheld(
  answer: JsonObject,
  values: ReadonlyMap<string, string>,
  partial = false,
): Iterable<CheckResult> {
  if (partial || values.has('error')) return;
  for (const [member, name] of issued) {
    if ((answer[member] ?? '') === '' || values.has(name)) continue;
    yield {
      message: `The response has ${member}, but responseContent has no ${name}.`,
      pointer: '/response/responseContent',
      expected: name,
      got: 'none',
    };
  }
}
