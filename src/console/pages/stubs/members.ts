import type { Afterwards, Matcher, StubDefinition } from '../../../scenarios/stub.js';
import type { Draft } from './draft.js';

/** A member of a stub definition, such as `when.client`. */
export type StubMember =
  | Exclude<keyof StubDefinition, 'when' | 'afterwards'>
  | `when.${keyof Matcher}`
  | `afterwards.${keyof Afterwards}`;

/** The field of the form for each member of a definition. A new member does not compile without one. */
export const fieldOf: Readonly<Record<StubMember, keyof Draft>> = {
  operation: 'operation',
  name: 'name',
  action: 'action',
  resultCode: 'resultCode',
  reply: 'reply',
  patch: 'patch',
  status: 'status',
  headers: 'headers',
  delay: 'delay',
  fault: 'fault',
  acts: 'acts',
  passthrough: 'kind',
  'when.parameters': 'parameters',
  'when.body': 'body',
  'when.ticket': 'ticket',
  'when.subject': 'subject',
  'when.client': 'client',
  skip: 'skip',
  times: 'times',
  for: 'lasting',
  'afterwards.advance': 'advance',
  'afterwards.expire': 'expire',
  'afterwards.rotateKeys': 'rotateKeys',
  allowInvalid: 'allowInvalid',
};

type Names<Value> = { [Name in keyof Draft]: Draft[Name] extends Value ? Name : never }[keyof Draft];

interface Input {
  readonly member: StubMember;
  readonly label: string;
  readonly hint?: string;
}

/** A text field, of one line unless it has `rows`. */
export interface TextInput extends Input {
  readonly draft: Names<string>;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly isWide?: true;
}

export interface CheckInput extends Input {
  readonly draft: Names<boolean>;
}

const matchers = 'One a line: name=value, or only name if it must be there, or !name if it must not.';

/** The fields that say which calls a stub answers. */
export const conditionInputs: readonly TextInput[] = [
  {
    member: 'when.client',
    draft: 'client',
    label: 'Only of this client',
    hint: 'Its ID or alias.',
    placeholder: 'any client',
  },
  { member: 'when.subject', draft: 'subject', label: 'Only for this subject', placeholder: 'any user' },
  {
    member: 'when.parameters',
    draft: 'parameters',
    label: 'Only with these OAuth parameters',
    hint: matchers,
    placeholder: 'grant_type=refresh_token',
    rows: 2,
    isWide: true,
  },
  {
    member: 'when.body',
    draft: 'body',
    label: 'Only with these members of the request body',
    hint: matchers,
    placeholder: 'reason=DENIED',
    rows: 2,
    isWide: true,
  },
  {
    member: 'when.ticket',
    draft: 'ticket',
    label: 'Only with this ticket',
    placeholder: 'any ticket',
    isWide: true,
  },
];

/** The fields that say what happens to the service after an answer. */
export const afterwardsInputs: readonly TextInput[] = [
  {
    member: 'afterwards.advance',
    draft: 'advance',
    label: 'Advance the clock',
    hint: 'Such as 10m or 1d.',
    placeholder: 'not at all',
  },
  {
    member: 'afterwards.expire',
    draft: 'expire',
    label: 'Expire what this member holds',
    hint: 'A member of the answer or of the call, such as ticket.',
    placeholder: 'nothing',
  },
];

/** The check boxes, by the part of the form that has them. */
export const checks = {
  afterwards: { member: 'afterwards.rotateKeys', draft: 'rotateKeys', label: 'Replace the signing keys' },
  lenient: {
    member: 'allowInvalid',
    draft: 'allowInvalid',
    label: 'Permit answers that the contract does not have',
  },
} as const satisfies Readonly<Record<string, CheckInput>>;
