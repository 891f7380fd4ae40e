import { describe, expect, it } from 'vitest';
import { type Artifact, artifacts, keptRecords } from '../../src/facts/artifacts.js';
import { lifetimeOf } from '../../src/facts/lifetime.js';
import { operationFacts } from '../../src/facts/operations/index.js';
import { entities } from '../../src/mock/state/entities.js';
import { kindOf } from '../../src/redaction/names.js';

const actions = Object.values(operationFacts).flatMap((facts) => [...facts.actions.values()]);
const kinds = Object.keys(artifacts).filter((kind): kind is Artifact => Object.hasOwn(artifacts, kind));

it.each(kinds)('%s is accepted once exactly if some operation spends it', (kind) => {
  const selections = actions.flatMap(({ spends }) => spends?.[kind] ?? []);
  // A refresh token is spent only if it is rotated.
  const spent = selections.filter((each) => typeof each === 'string' || each.if !== 'refresh-token-rotated');
  expect(spent.length > 0).toBe(artifacts[kind].once);
});

it('every record that an artifact identifies is one that a service keeps', () => {
  expect(keptRecords.filter((name) => !Object.hasOwn(entities, name))).toEqual([]);
});

const secrets = kinds.flatMap((kind) => {
  const { secret, alsoCalled = [] }: { name: string; secret?: true; alsoCalled?: readonly string[] } =
    artifacts[kind];
  return secret ? [kind, ...alsoCalled] : [];
});
it.each(secrets)('%s is masked, because anybody who knows it can use it', (name) => {
  expect(kindOf(name, 'f3ZkQ9x1')).toBe('secret');
});

describe('the life of an artifact', () => {
  it('is what the service sets', () => {
    expect(lifetimeOf('requestUri', { pushedAuthReqDuration: 90 })).toBe(90);
  });

  it.each([0, undefined])('is the default if the service sets %s', (pushedAuthReqDuration) => {
    expect(lifetimeOf('requestUri', { pushedAuthReqDuration })).toBe(600);
  });

  it('of a ticket is a day, and no service sets it', () => {
    expect(lifetimeOf('ticket', {})).toBe(86_400);
  });
});
