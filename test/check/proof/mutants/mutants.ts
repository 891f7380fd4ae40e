import type { BodyRule, HeaderRule, Obligation } from '../../../../src/facts/obligations/obligation.js';
import type { Change } from './mutator.js';

/** Returns a change that breaks an obligation; `undefined` if the response alone does not show the obligation. */
export function mutantOf({ requirement, to }: Obligation): Change | undefined {
  // Such as a notification: the server sends it, and does not answer with it.
  if (to !== undefined) return undefined;
  switch (requirement.of) {
    case 'status':
      return (response) => ({ ...response, status: otherStatus(response.status) });
    case 'content-type':
      return withHeader('content-type', 'text/x-mutant');
    case 'header':
      return headerMutant(requirement.name, requirement.rule);
    case 'any-header':
      return (response) => ({
        ...response,
        headers: without(response.headers, Object.keys(requirement.headers)),
      });
    case 'body':
      return (response) => ({ ...response, body: otherBody(requirement.rule) });
    default:
      return undefined;
  }
}

/** A status of the same class, which no obligation asks for. */
const otherStatus = (status: number): number =>
  ({ 2: 203, 3: 300, 4: 418, 5: 599 })[(status / 100) | 0] ?? 599;

const withHeader =
  (name: string, value: string): Change =>
  (response) => ({ ...response, headers: { ...response.headers, [name]: value } });

const without = <Value>(headers: Readonly<Record<string, Value>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

function headerMutant(name: string, rule: HeaderRule): Change {
  if ('absent' in rule)
    return (response) => ({
      ...withHeader(name, 'https://client.example/mutant')(response),
      status: name === 'location' ? 302 : response.status,
    });
  if ('has' in rule) return withHeader(name, 'mutant');
  if ('member' in rule)
    return (response) => withHeader(name, `${response.headers[name] ?? ''}mutant`)(response);
  return (response) => ({ ...response, headers: without(response.headers, [name]) });
}

function otherBody(rule: BodyRule): string {
  if (rule === 'own') return '';
  if (rule === 'empty') return 'mutant';
  if ('errors' in rule) return '{"error":"mutant"}';
  return 'members' in rule ? '{}' : '{"mutant":true}';
}
