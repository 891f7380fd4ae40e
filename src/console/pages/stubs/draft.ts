import type { CatalogueOperation } from '../../../scenarios/catalogue.js';

/** What a stub can do to a call. */
export const kinds = {
  action: 'Answer an action',
  patch: 'Patch the answer',
  status: 'HTTP status',
  fault: 'Fault',
  delay: 'Only delay',
  passthrough: 'Only count',
} as const;
export type Kind = keyof typeof kinds;

/** The state of the form: texts, as they are typed. */
export interface Draft {
  readonly operation: string;
  readonly kind: Kind;
  readonly action: string;
  readonly resultCode: string;
  readonly reply: string;
  readonly patch: string;
  readonly status: string;
  readonly fault: string;
  readonly acts: boolean;
  readonly delay: string;
  readonly times: string;
  readonly always: boolean;
  readonly skip: string;
  readonly client: string;
  readonly subject: string;
  readonly parameters: string;
  readonly body: string;
  readonly ticket: string;
  readonly lasting: string;
  readonly headers: string;
  readonly advance: string;
  readonly expire: string;
  readonly rotateKeys: boolean;
  readonly allowInvalid: boolean;
  readonly name: string;
}

export const emptyDraft: Draft = {
  operation: '/auth/token',
  kind: 'action',
  action: 'INVALID_CLIENT',
  resultCode: '',
  reply: '',
  patch: '',
  status: '500',
  fault: 'reset',
  acts: false,
  delay: '',
  times: '1',
  always: false,
  skip: '0',
  client: '',
  subject: '',
  parameters: '',
  body: '',
  ticket: '',
  lasting: '',
  headers: '',
  advance: '',
  expire: '',
  rotateKeys: false,
  allowInvalid: false,
  name: '',
};

/** Fits a draft to another operation: an action that it has, or an HTTP status if it has none. */
export function forOperation(draft: Draft, operation: CatalogueOperation | undefined, name: string): Draft {
  const actions = operation?.actions ?? [];
  const kept = actions.find(({ action }) => action === draft.action);
  const chosen = kept ?? actions.find(({ grants }) => !grants) ?? actions[0];
  return {
    ...draft,
    operation: name,
    action: chosen?.action ?? '',
    resultCode: '',
    kind: chosen === undefined && draft.kind === 'action' ? 'status' : draft.kind,
  };
}

/** Thrown for a text that is not what its field needs. */
export class DraftProblem extends Error {
  constructor(
    readonly member: string,
    message: string,
  ) {
    super(message);
  }
}

/** Returns the definition of the stub. The control plane checks it; here only texts are read. Throws `DraftProblem`. */
export function definitionOf(draft: Draft): Record<string, unknown> {
  const when = {
    ...given('client', draft.client),
    ...given('subject', draft.subject),
    ...(draft.parameters.trim() !== '' && { parameters: matchersIn('when.parameters', draft.parameters) }),
    ...(draft.body.trim() !== '' && { body: matchersIn('when.body', draft.body) }),
    ...given('ticket', draft.ticket),
  };
  const afterwards = {
    ...given('advance', draft.advance),
    ...given('expire', draft.expire),
    ...(draft.rotateKeys && { rotateKeys: true }),
  };
  return {
    operation: draft.operation,
    ...given('name', draft.name),
    ...(Object.keys(when).length > 0 && { when }),
    ...answers[draft.kind](draft),
    ...(hasAnswer(draft.kind) && given('delay', draft.delay)),
    ...(hasHeaders(draft.kind) && draft.headers.trim() !== '' && { headers: headersIn(draft.headers) }),
    ...(draft.skip.trim() !== '' && draft.skip !== '0' && { skip: Number(draft.skip) }),
    ...timesOf(draft),
    ...given('for', draft.lasting),
    ...(Object.keys(afterwards).length > 0 && { afterwards }),
    ...(draft.allowInvalid && { allowInvalid: true }),
  };
}

/** With a duration, a stub answers every call unless a number of calls is given too. */
function timesOf({ always, times, lasting }: Draft): object {
  if (always) return { times: 'always' };
  return times === '1' || (times === '' && lasting !== '') ? {} : { times: Number(times) };
}

/** Whether the stub contributes to the answer at all. */
export const hasAnswer = (kind: Kind): boolean => kind !== 'passthrough';

/** Whether there is a response to which headers can be added. */
export const hasHeaders = (kind: Kind): boolean => hasAnswer(kind) && kind !== 'fault';

const answers: Readonly<Record<Kind, (draft: Draft) => object>> = {
  action: ({ action, resultCode, reply }) => ({
    ...given('action', action),
    ...given('resultCode', resultCode),
    ...(reply.trim() !== '' && { reply: objectIn('reply', reply) }),
  }),
  patch: ({ patch }) => ({ patch: objectIn('patch', patch.trim() === '' ? '{}' : patch) }),
  status: ({ status }) => ({ status: Number(status) }),
  fault: ({ fault, acts }) => ({ fault, ...(acts && { acts }) }),
  delay: () => ({}),
  passthrough: () => ({ passthrough: true }),
};

const given = (name: string, text: string): object => (text.trim() === '' ? {} : { [name]: text.trim() });

function objectIn(member: string, text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new DraftProblem(member, `This is not JSON: ${reason}. Please write { "member": "value" }.`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new DraftProblem(member, 'This is not an object. Please write { "member": "value" }.');
}

const linesIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** Reads a matcher per line: `name=value`, `name` if it must be there, `!name` if it must not. */
function matchersIn(member: string, text: string): Record<string, string | boolean> {
  return Object.fromEntries(
    linesIn(text).map((line) => {
      const [, not, name, value] = /^(!?)([^=!\s]+)\s*(?:=(.*))?$/.exec(line) ?? [];
      if (name === undefined || (not === '!' && value !== undefined))
        throw new DraftProblem(
          member,
          `The line ${line} is not a condition. Please write one per line, such as grant_type=refresh_token, or scope if it must be there, or !scope if it must not.`,
        );
      return [name, value?.trim() ?? not === ''];
    }),
  );
}

/** Reads an HTTP header per line. */
function headersIn(text: string): Record<string, string> {
  return Object.fromEntries(
    linesIn(text).map((line) => {
      const [, name, value] = /^([\w!#$%&'*+.^`|~-]+)\s*:(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined)
        throw new DraftProblem(
          'headers',
          `The line ${line} is not an HTTP header. Please write one per line, such as Retry-After: 30.`,
        );
      return [name, value.trim()];
    }),
  );
}
