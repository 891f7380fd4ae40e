import { mask } from '../mock/mask.js';
import type { Expected, Matcher, StubDefinition } from './stub.js';

/**
 * Describes a stub: `/auth/token answers INVALID_CLIENT, for the 3rd call with
 * parameters.grant_type=password`.
 */
export function describeStub(definition: StubDefinition): string {
  const { name, operation, when, skip = 0, times = 1, for: lasting } = definition;
  if (name !== undefined) return name;
  const conditions = when === undefined ? [] : describeCondition(when);
  return [
    `${operation} answers ${describeReply(definition)}`,
    ...(times === 1 || lasting !== undefined ? [] : [times === 'always' ? 'always' : `${times} times`]),
    ...(lasting === undefined ? [] : [`for ${lasting}`]),
    ...(skip === 0 ? [] : [`after ${skip} ${skip === 1 ? 'call' : 'calls'}`]),
    ...(conditions.length === 0 ? [] : [`when ${conditions.join(' and ')}`]),
  ].join(', ');
}

function describeReply({
  action,
  resultCode,
  status,
  fault,
  delay,
  patch,
  reply,
  acts,
}: StubDefinition): string {
  const parts = [
    action,
    resultCode,
    status === undefined ? undefined : `status ${status}`,
    fault === undefined ? undefined : `${fault}${acts ? ' after acting' : ''}`,
    reply === undefined ? undefined : 'a given body',
    patch === undefined ? undefined : 'with a patch',
    delay === undefined ? undefined : `after ${typeof delay === 'number' ? `${delay}ms` : delay}`,
  ];
  return parts.filter((part) => part !== undefined).join(' ') || 'as usual';
}

/** Describes a condition with its secrets masked, because reports and the journal show it. */
export const describeCondition = ({ parameters = {}, body = {}, ...people }: Matcher): string[] => [
  ...described('parameters.', parameters),
  ...described('body.', body),
  ...described('', people),
];

const described = (place: string, expected: Readonly<Record<string, Expected>>): string[] =>
  Object.entries(expected).map(([name, value]) => {
    const isPlain = typeof value === 'boolean' || value instanceof RegExp;
    return `${place}${name}=${isPlain ? value : mask(value, name)}`;
  });
