import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtInFile, builtInScenarios } from '../../../src/scenarios/scenario/library.js';
import { checkedScenario } from '../../../src/scenarios/scenario/read.js';
import { loadContract } from '../../../src/spec/contract.js';

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('scenarios/scenario.schema.json', 'utf8')));

const inTime = (value: unknown): boolean => {
  try {
    return Boolean(checkedScenario(value, 'a file', loadContract()));
  } catch {
    return false;
  }
};

describe.each(builtInScenarios())('The file of the scenario %s', (name) => {
  const source = readFileSync(builtInFile(name), 'utf8');
  const definition = parse(source);

  it('is what the schema for editors takes', () => {
    validate(definition);
    expect(validate.errors).toBeNull();
    expect(source.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });

  it('says in two lines what happens and what an authorization server should do', () => {
    const lines = String(definition.about).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[A-Z].{1,118}\.$/);
  });

  it('has its name', () => expect(definition.name).toBe(name));
});

describe('The schema for editors and the check of a scenario agree', () => {
  const wrong: [string, object][] = [
    ['a member that is not known', { stepz: [] }],
    ['no name', { name: undefined }],
    ['an operation that is not known', { steps: [{ operation: '/auth/tokens', action: 'OK' }] }],
    ['an order that is none', { order: 'strictly' }],
    ['a status that is none', { steps: [{ operation: '/auth/token', status: 99 }] }],
    ['a negative count', { expect: [{ operation: '/auth/token', times: -1 }] }],
    ['a property that no service has', { given: { service: { parRequird: true } } }],
    ['a property of another type', { given: { everyClient: { locked: 'yes' } } }],
    ['a clock in words', { given: { clock: { frozen: 'now' } } }],
  ];
  it.each(wrong)('about %s', (_, change) => {
    const scenario = JSON.parse(JSON.stringify({ name: 'of-a-test', about: 'A scenario.', ...change }));
    expect({ editor: validate(scenario), inTime: inTime(scenario) }).toEqual({
      editor: false,
      inTime: false,
    });
  });
});
