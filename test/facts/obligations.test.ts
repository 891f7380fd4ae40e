import { describe, expect, it } from 'vitest';
import { conditions } from '../../src/facts/obligations/conditions.js';
import { crossCuttingObligations } from '../../src/facts/obligations/cross-cutting.js';
import { allObligations } from '../../src/facts/obligations/index.js';
import type { ArgumentRule, Obligation } from '../../src/facts/obligations/obligation.js';
import { isObject } from '../../src/json.js';
import { loadContract } from '../../src/spec/contract.js';
import type { SchemaObject } from '../../src/spec/openapi.js';
import type { OperationId } from '../../src/spec/types.js';

const contract = loadContract();
const everything = [...allObligations, ...crossCuttingObligations];

/** A specification with a section, Authlete with a path, or one of these names. */
const source =
  /^(RFC \d{4}( \d+(\.\d+)*)?|OpenID Connect (Core|CIBA|Discovery) \d+(\.\d+)*|OpenID Connect (Native SSO|for Identity Assurance)|OpenID Federation \d+(\.\d+)*|OpenID4VCI 1\.0( \d+(\.\d+)*|-ID1)|SD-JWT VC \d+|CWE-\d+|OAuth 2\.0 Form Post Response Mode 2|Grant Management for OAuth 2\.0|Initiating User Registration via OpenID Connect 4\.1|Authlete (\/[\w/]+|knowledge base)|reference implementation|observed|general practice)$/;

describe('The obligations of an authorization server', () => {
  it('have unique IDs', () => {
    const ids = everything.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(everything.map((obligation) => [obligation.id, obligation]))(
    '%s says what and why',
    (_, { sentence, sources }) => {
      expect(sentence).toMatch(/^[A-Z/].*\.$/);
      expect(sources.length).toBeGreaterThan(0);
      expect(sources.filter((name) => !source.test(name))).toEqual([]);
    },
  );

  it('name only actions of the contract, or say that Authlete never sends them', () => {
    const odd = allObligations.filter(
      ({ operationId, action, unreachable }) =>
        !unreachable && !contract.operations.get(operationId)?.actions.includes(action),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('use every condition', () => {
    const used = new Set(allObligations.map(({ when }) => when));
    expect(Object.keys(conditions).filter((name) => ![...used].some((other) => other === name))).toEqual([]);
  });

  it('refer to members that the responses have', () => {
    const missing = allObligations.flatMap((obligation) =>
      membersIn(obligation)
        .filter(([operationId, member]) => !hasMember(responseOf(operationId), member))
        .map(([operationId, member]) => `${obligation.id}: ${operationId} ${member}`),
    );
    expect(missing).toEqual([]);
  });

  it('pass arguments that the requests have, with values that they allow', () => {
    const missing = allObligations.flatMap(({ id, requirement }) =>
      requirement.of !== 'calls'
        ? []
        : requirement.oneOf.flatMap(({ operationId, with: args }) =>
            Object.entries(args)
              .filter(([name, rule]) => !isAllowed(requestOf(operationId), name, rule))
              .map(([name]) => `${id}: ${operationId} ${name}`),
          ),
    );
    expect(missing).toEqual([]);
  });
});

const responseOf = (operationId: string) => contract.operations.get(operationId)?.responseSchema;
const requestOf = (operationId: string) => contract.operations.get(operationId)?.requestSchema;

/** The members to which an obligation refers, each with the operation that sends it. */
function membersIn({ operationId, requirement, to }: Obligation): [OperationId, string][] {
  const url: [OperationId, string][] = to === undefined ? [] : [[operationId, to]];
  return [...url, ...referencesIn(requirement, operationId)];
}

function referencesIn(value: unknown, operationId: OperationId): [OperationId, string][] {
  if (Array.isArray(value)) return value.flatMap((element) => referencesIn(element, operationId));
  if (!isObject(value)) return [];
  const { member, from, oneOf, firstOf = [], noneOf = [] } = value;
  const names = [member, typeof oneOf === 'string' ? oneOf : [], firstOf, noneOf].flat();
  const origin = allObligations.find((other) => other.operationId === from)?.operationId ?? operationId;
  return [
    ...names.filter((name) => typeof name === 'string').map((name): [OperationId, string] => [origin, name]),
    ...Object.values(value)
      .filter((inner) => typeof inner === 'object')
      .flatMap((inner) => referencesIn(inner, operationId)),
  ];
}

function propertyOf(schema: SchemaObject | undefined, name: string): SchemaObject | undefined {
  const property = resolved(schema)?.properties?.[name];
  return property === undefined ? undefined : resolved(property);
}

function resolved(schema: unknown): SchemaObject | undefined {
  if (!isObject(schema)) return undefined;
  const { $ref } = schema;
  return typeof $ref === 'string' ? contract.resolve($ref) : (schema as SchemaObject);
}

const hasMember = (schema: SchemaObject | undefined, path: string): boolean =>
  path.split('.').reduce<SchemaObject | undefined>((inner, name) => propertyOf(inner, name), schema) !==
  undefined;

function isAllowed(schema: SchemaObject | undefined, name: string, rule: ArgumentRule): boolean {
  const property = propertyOf(schema, name);
  if (property === undefined) return false;
  if (typeof rule === 'string') return property.enum?.includes(rule) ?? true;
  if (typeof rule === 'object' && 'having' in rule)
    return Object.entries(rule.having).every(([inner, value]) => isAllowed(property, inner, value));
  return true;
}
