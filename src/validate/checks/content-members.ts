import { masked } from '../../mock/mask.js';
import type { Contract, ContractOperation } from '../../spec/contract.js';
import type { JsonObject } from '../../spec/json.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { flattened } from '../../spec/operation.js';
import { type CheckResult, check, maskedValue } from '../check.js';
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
  concerns: ({ operation, hasAnswer, isAnswered }) =>
    hasAnswer && isAnswered && operation.responseSchema !== undefined,
  run: ({ answer, contentValues, isPartial, contract, operation }) =>
    answer === undefined || contentValues === undefined
      ? undefined
      : [
          ...(isPartial || contentValues.has('error') ? none : withheld(answer, contentValues)),
          ...different(rowsOf(contract, operation), answer, contentValues, isPartial),
        ],
});

const none: readonly CheckResult[] = [];

const byContract = new WeakMap<Contract, Map<string, ReadonlyMap<string, Row>>>();

/** Returns the rows with the members that the contract documents for an operation. */
function rowsOf(
  contract: Contract,
  { operationId, responseSchema = {} }: ContractOperation,
): ReadonlyMap<string, Row> {
  const known = byContract.get(contract) ?? new Map<string, ReadonlyMap<string, Row>>();
  byContract.set(contract, known);
  const found = known.get(operationId) ?? documentedRows(contract, responseSchema);
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

/** Returns what the server has, but the client does not get. */
function withheld(answer: JsonObject, values: ReadonlyMap<string, string>): CheckResult[] {
  const found: CheckResult[] = [];
  for (const [member, name] of issued) {
    if ((answer[member] ?? '') === '' || values.has(name)) continue;
    found.push({
      message: `The response has ${member}, but responseContent has no ${name}.`,
      pointer: '/response/responseContent',
      expected: name,
      got: 'none',
    });
  }
  return found;
}

/** Returns what the client gets, but the server has differently. */
function different(
  known: ReadonlyMap<string, Row>,
  answer: JsonObject,
  values: ReadonlyMap<string, string>,
  isPartial: boolean,
): CheckResult[] {
  const found: CheckResult[] = [];
  for (const [name, { members, required }] of known) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (value === masked) {
      found.push(maskedValue);
      continue;
    }
    if (isSaid(members, answer, value)) continue;
    const said = members.flatMap((member) => answer[member] ?? []).map(String);
    if (said.includes(masked)) found.push(maskedValue);
    if (said.includes(value) || isMasked(value) || said.some(isMasked)) continue;
    if (said.length === 0 && (!required || isPartial)) continue;
    const [member = ''] = members;
    found.push({
      message:
        said.length === 0
          ? `responseContent has ${name}, but the response has no ${member}.`
          : `${name} in responseContent does not match ${members.join(' or ')}.`,
      pointer: `/response/${member}`,
      expected: `the ${name} in responseContent`,
      got: said.length === 0 ? 'none' : 'a different value',
    });
  }
  return found;
}

/** Whether a member has the value, for almost all values without a copy. */
function isSaid(members: readonly string[], answer: JsonObject, value: string): boolean {
  for (const name of members) {
    const member = answer[name];
    if (member === value || (typeof member === 'number' && String(member) === value)) return true;
  }
  return false;
}
