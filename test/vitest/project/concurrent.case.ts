import { test } from 'authlete-testkit/vitest';
import { describe, expect } from 'vitest';
import { introspect } from '../introspect.js';

const visitors = [
  ['first', 'FORBIDDEN', 1],
  ['second', 'BAD_REQUEST', 2],
  ['third', 'INTERNAL_SERVER_ERROR', 3],
] as const;

/** Resolves once every test has reached this point. */
let arrived = 0;
let open: () => void;
const gate = new Promise<void>((resolve) => {
  open = resolve;
});
const meet = (): Promise<void> => {
  arrived += 1;
  if (arrived === visitors.length) open();
  return gate;
};

describe.concurrent('tests that run at the same time', () => {
  test.for(visitors)('the %s sees what it does itself', async ([visitor, action, hours], { service }) => {
    const { clock, journal } = service;
    service.stub('/auth/introspection').action(action).times(2);
    clock.freeze();
    const before = clock.now();
    clock.advance(`${hours}h`);
    await meet();
    const answers = await Promise.all([introspect(service), introspect(service), introspect(service)]);
    expect(answers.filter((answer) => answer.action === action)).toHaveLength(2);
    expect(answers.filter((answer) => answer.action === 'UNAUTHORIZED')).toHaveLength(1);
    expect(journal.entries()).toHaveLength(3);
    expect(clock.now() - before).toBe(hours * 3_600_000);
    // The second test registers a stub and does not use it.
    if (visitor === 'second') service.stub('/auth/token').status(503);
  });
});
