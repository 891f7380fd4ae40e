import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationFacts } from '../../src/facts/operations/index.js';
import { codesOfAction } from '../../src/scenarios/forced/result-code.js';
import { operations } from '../../src/spec/generated/operations.js';

const all = Object.entries(operationFacts);

it('every operation of the contract has facts of its own', () => {
  expect(all.map(([id]) => id).sort()).toEqual(Object.keys(operations).sort());
  for (const [id, { operationId }] of all) expect(operationId).toBe(id);
});

it.each(Object.entries(operations))('the facts of %s stand at its API path', (_, { path }) => {
  const file = path.replace(/^\/api(\/\{serviceId\})?/, '').replace(/\/\{\w+\}/g, '');
  expect(existsSync(`src/facts/operations${file}.ts`)).toBe(true);
});

describe('the typical result code belongs to its action:', () => {
  const typical = all.flatMap(([id, { actions }]) =>
    [...actions].flatMap(([action, { typicalCode }]) =>
      typicalCode === undefined ? [] : [[id, action, typicalCode] as const],
    ),
  );
  it.each(typical)('%s %s %s', (id, action, code) => {
    expect(codesOfAction(id, action)).toContain(code);
  });
});
