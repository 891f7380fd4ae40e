import type { CatalogueOperation } from '../../../scenarios/catalogue.js';

/** What a stub can do to a call. */
export const kinds = {
  action: 'Answer an action',
  patch: 'Patch the answer',
  status: 'HTTP status',
  fault: 'Fault',
  delay: 'Only delay',
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
    ...(draft.parameters.trim() !== '' && { parameters: parametersIn(draft.parameters) }),
  };
  return {
    operation: draft.operation,
    ...(Object.keys(when).length > 0 && { when }),
    ...answers[draft.kind](draft),
    ...given('delay', draft.delay),
    ...(draft.skip.trim() !== '' && draft.skip !== '0' && { skip: Number(draft.skip) }),
    ...(draft.always ? { times: 'always' } : draft.times !== '1' && { times: Number(draft.times) }),
  };
}

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

/** Reads one `name=value` per line. */
function parametersIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined)
        throw new DraftProblem(
          'when.parameters',
          `The line ${line.trim()} has no =. Please write one parameter per line, such as grant_type=refresh_token.`,
        );
      return [name, value.trim()];
    }),
  );
}
