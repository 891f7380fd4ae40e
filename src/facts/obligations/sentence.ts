import type { ArgumentRule, BodyRule, HeaderRule, NextCall, Requirement } from './obligation.js';

/** Says what is required. `rule` says it where the requirement alone would be unclear. */
export function sentenceOf(requirement: Requirement, rule: string | undefined): string {
  switch (requirement.of) {
    case 'status':
      return `The response has status ${or(requirement.oneOf)}.`;
    case 'content-type':
      return `The response is ${or(requirement.oneOf)}.`;
    case 'header':
      return headerSentence(requirement.name, requirement.rule);
    case 'body':
      return bodySentence(requirement.rule);
    case 'calls':
      return rule ?? callsSentence(requirement.oneOf);
    case 'rule':
      return rule ?? '';
  }
}

const or = (values: readonly (string | number)[]): string => values.join(' or ');

function headerSentence(header: string, rule: HeaderRule): string {
  const name = properName(header);
  if ('absent' in rule)
    return header === 'location'
      ? 'The response does not redirect the browser to the client.'
      : `The response has no ${name} header.`;
  if ('has' in rule) return `The response has ${name}: ${rule.has}.`;
  if ('member' in rule)
    return `The response has the header ${name} with the value of ${rule.member}, unchanged${rule.member === 'responseContent' ? '' : ', whenever Authlete sends one'}.`;
  const challenge = rule.error === undefined ? '' : ` with error="${rule.error}"`;
  return rule.ifStatus === undefined
    ? `The response has a header ${name}${challenge} of the server's own.`
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

function bodySentence(rule: BodyRule): string {
  if (rule === 'own')
    return "The server writes the body of the response; Authlete's response has none for it.";
  if (rule === 'empty') return 'The response has no body.';
  return `The body of the response is ${rule.member}, unchanged.`;
}

function callsSentence(calls: readonly NextCall[]): string {
  if (calls.length === 0) return 'The server makes no further call to Authlete.';
  return `The server then calls ${or(calls.map(callText))}${calls.length > 1 ? ', and only one of them' : ''}.`;
}

function callText({ operationId, with: args }: NextCall): string {
  const named = Object.entries(args).map(([name, rule]) => argumentText(name, rule));
  return named.length === 0 ? operationId : `${operationId} with ${named.join(', ')}`;
}

function argumentText(name: string, rule: ArgumentRule): string {
  if (typeof rule !== 'object') return `${name}=${rule}`;
  if ('filled' in rule) return `a ${name}`;
  if ('oneOf' in rule) return `a ${name} from ${rule.oneOf}`;
  return rule.member === name ? `the same ${name}` : `${name} from ${rule.member}`;
}
