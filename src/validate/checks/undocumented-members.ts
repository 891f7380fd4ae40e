import { isArray, type Json, type JsonObject, pointerOf } from '../../spec/json.js';
import { type CheckResult, check } from '../check.js';
import type { CheckContext } from '../check-context.js';
import type { KnownMembers } from '../known-members.js';

export default check({
  id: 'undocumented-members',
  severity: 'warning',
  about: 'The contract knows every member of the response and of the request.',
  why: 'In a response, the service has a new member that types do not have yet. In a request, the name is misspelled and has no effect.',
  run: (subject) =>
    subject.responseScan.hasUnknown || subject.requestScan.hasUnknown ? unknownInBoth(subject) : undefined,
});

function* unknownInBoth(subject: CheckContext): Iterable<CheckResult> {
  yield* unknownIn('response', subject.responseJson, subject.responseMembers);
  // If the API rejected the request, it may well be invalid.
  if (subject.status < 400) yield* unknownIn('request', subject.requestJson, subject.requestMembers);
}

type Nested = readonly Json[] | JsonObject;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

function* unknownIn(
  part: 'request' | 'response',
  value: unknown,
  known: KnownMembers | undefined,
): Iterable<CheckResult> {
  if (known === undefined || !isNested(value)) return;
  for (const { pointer, member } of unknownMembers(known, value, ''))
    yield {
      message: `${pointer} is not in the contract.`,
      pointer: `/${part}${pointer}`,
      got: typeof member,
    };
}

interface Unknown {
  readonly pointer: string;
  readonly member: Json;
}

function* unknownMembers(
  { properties, items, open }: KnownMembers,
  value: Nested,
  pointer: string,
): Iterable<Unknown> {
  for (const [name, member] of Object.entries(value)) {
    const at = pointer + pointerOf([name]);
    const known = isArray(value) ? items : properties?.get(name);
    if (known !== undefined && isNested(member)) yield* unknownMembers(known, member, at);
    const isMember = properties !== undefined && !isArray(value) && !open;
    if (known === undefined && isMember && member !== null) yield { pointer: at, member };
  }
}
