import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../src/invalid-input-error.js';
import type { JournalFilter } from '../../src/mock/journal.js';
import { testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { ticketFor } from '../support/flow.js';
import { openPlane } from './client.js';

const misspelled: readonly (readonly [query: string, filter: JournalFilter, problem: string])[] = [
  [
    'operation=/auth/tokn',
    { operation: '/auth/tokn' },
    'there is no operation /auth/tokn. Did you mean /auth/token?',
  ],
  ['action=INTERACTON', { action: 'INTERACTON' }, 'there is no action INTERACTON. Did you mean INTERACTION?'],
  [
    'operation=/auth/token&action=INTERACTION',
    { operation: '/auth/token', action: 'INTERACTION' },
    'there is no action INTERACTION. Please use an action of the operation.',
  ],
  ['resultCode=A00400', { resultCode: 'A00400' }, 'there is no result code A00400. Did you mean A00'],
  ['stub=lost', { stub: 'lost' }, 'there is no stub lost.'],
  ['test=logn', { test: 'logn' }, 'there is no test logn. Did you mean login?'],
];

describe('A filter of the journal with a misspelled name is refused', () => {
  it.each(misspelled)('over HTTP: %s', async (query, _, problem) => {
    await using plane = await openPlane();
    await plane.done('PUT', `${plane.service}/journal/mark`, { test: 'login' });
    for (const path of ['journal', 'journal/wait', 'journal/events']) {
      const [status, message] = await plane.refused('GET', `${plane.service}/${path}?${query}`);
      expect([status, message]).toEqual([
        400,
        expect.stringContaining(`Failed to filter the journal: ${problem}`),
      ]);
    }
  });

  it.each(misspelled)('in the library: %s', async (_, filter, problem) => {
    await using authlete = testAuthlete({ fixtures: demoWith() });
    const { journal } = await authlete.world();
    journal.mark('login');
    expect(() => journal.find(filter)).toThrow(problem);
    expect(() => journal.last(filter)).toThrow(problem);
    expect(() => journal.subscribe(() => {}, filter)).toThrow(problem);
    await expect(async () => journal.waitFor(filter)).rejects.toThrow(InvalidInputError);
  });

  it('but names that a stub or a call has are known', async () => {
    await using authlete = testAuthlete({ fixtures: demoWith() });
    const service = await authlete.world();
    const { description } = service.addStub({ operation: '/auth/token', action: 'INVALID_CLIENT' });
    expect(service.journal.find({ stub: description })).toEqual([]);
    await ticketFor(authlete);
    expect(service.journal.find({ operation: '/client/get/1' })).toEqual([]);
    expect(service.journal.find({ operation: '/auth/authorization', action: 'INTERACTION' })).toHaveLength(1);
  });
});
