import { operations } from '../../spec/generated/operations.js';
import type { OperationId } from '../../spec/types.js';
import type {
  ArgumentRule,
  BodyRule,
  Duty,
  HeaderRule,
  MemberOf,
  NextCall,
  Requirement,
} from './obligation.js';

/** Says what is required. The rule of the duty says it where the requirement alone would be unclear. */
export function sentenceOf(requirement: Requirement, { rule, later, to }: Duty): string {
  const message = to === undefined ? 'The response' : `The request to ${to}`;
  switch (requirement.of) {
    case 'status':
      return `${message} has status ${or(requirement.oneOf)}.`;
    case 'content-type':
      return `The body of ${lower(message)} is ${or(requirement.oneOf)}.`;
    case 'header':
      return headerSentence(message, requirement.name, requirement.rule);
    case 'any-header':
      return rule ?? `${message} has ${or(Object.keys(requirement.headers).map(properName))}.`;
    case 'body':
      return bodySentence(message, requirement.rule);
    case 'calls':
      return rule ?? callsSentence(requirement.oneOf, later === true);
    case 'after':
      return (
        rule ?? `The server calls ${and(requirement.operationIds.map(pathOf))} before, in the same request.`
      );
    case 'rule':
      return rule ?? '';
  }
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const list = (values: readonly (string | number)[], conjunction: string): string =>
  values.length < 2
    ? values.join()
    : `${values.slice(0, -1).join(', ')} ${conjunction} ${String(values.at(-1))}`;
const or = (values: readonly (string | number)[]): string => list(values, 'or');
const and = (values: readonly (string | number)[]): string => list(values, 'and');

/** The path of an operation, as Authlete's documentation names it: `/auth/token`. */
const pathOf = (operationId: OperationId): string =>
  operations[operationId].path.replace(/^\/api(\/\{serviceId\})?/, '');

/** Names a member, and the operation that gave it if that is an earlier one. */
const memberText = ({ member, from }: MemberOf): string =>
  from === undefined ? member : `${member} of ${pathOf(from)}`;

function headerSentence(message: string, header: string, rule: HeaderRule): string {
  const name = properName(header);
  if ('absent' in rule)
    return header === 'location'
      ? 'The response does not redirect the browser to the client.'
      : `${message} has no ${name} header.`;
  if ('has' in rule) return `${message} has ${name}: ${rule.has}.`;
  if ('member' in rule) {
    const scheme = rule.scheme === undefined ? '' : `${rule.scheme} and `;
    const ifAny = rule.member === 'responseContent' || scheme ? '' : ', whenever Authlete sends one';
    return `${message} has the header ${name} with ${scheme}the value of ${memberText(rule)}, unchanged${ifAny}.`;
  }
  const error = rule.error === undefined ? '' : ` with error="${rule.error}"`;
  return rule.ifStatus === undefined
    ? `${message} has a header ${name}${error} of the server's own.`
    : `A response with status ${rule.ifStatus} has a header ${name} of the server's own.`;
}

/** Writes a header as it is usually written: `Cache-Control`, `DPoP-Nonce`. */
const properName = (header: string): string =>
  header
    .split('-')
    .map((word) => special.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join('-');

const special: ReadonlyMap<string, string> = new Map([
  ['dpop', 'DPoP'],
  ['www', 'WWW'],
  ['oauth', 'OAuth'],
]);

function bodySentence(message: string, rule: BodyRule): string {
  if (rule === 'own') return `The server writes the body of ${lower(message)} itself.`;
  if (rule === 'empty') return `${message} has no body.`;
  if ('errors' in rule) return `The server writes a JSON body with the error ${or(rule.errors)}.`;
  if ('members' in rule) return `The server writes a JSON body with ${and(rule.members)}.`;
  return `The body of ${lower(message)} is ${memberText(rule)}, unchanged.`;
}

function callsSentence(calls: readonly NextCall[], later: boolean): string {
  if (calls.length === 0) return 'The server makes no further call to Authlete.';
  const only = calls.length > 1 ? ', and only one of them' : '';
  return `The server ${later ? 'later' : 'then'} calls ${or(calls.map(callText))}${only}.`;
}

function callText({ operationId, with: args }: NextCall): string {
  const named = Object.entries(args).map(([name, rule]) => argumentText(name, rule));
  return named.length === 0 ? pathOf(operationId) : `${pathOf(operationId)} with ${and(named)}`;
}

function argumentText(name: string, rule: ArgumentRule): string {
  if (typeof rule !== 'object') return `${name}=${rule}`;
  if ('filled' in rule) return `the member ${name}`;
  if ('firstOf' in rule) return `${name} from ${rule.firstOf.join(', else ')}`;
  if ('oneOf' in rule) return `${name} out of ${rule.oneOf}`;
  if ('noneOf' in rule) return `values for ${name}, not those of ${or(rule.noneOf)}`;
  if ('having' in rule)
    return and(Object.entries(rule.having).map(([inner, value]) => argumentText(`${name}.${inner}`, value)));
  return rule.member === name && rule.from === undefined
    ? `the same ${name}`
    : `${name} from ${memberText(rule)}`;
}
