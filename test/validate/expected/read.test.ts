import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/spec/contract.js';
import { readExpectations } from '../../../src/validate/expected/read.js';

const folder = mkdtempSync(join(tmpdir(), 'expected-'));

function read(yaml: string) {
  const file = join(folder, 'known.yaml');
  writeFileSync(file, yaml);
  return readExpectations(file, loadContract());
}

describe('A file of expected findings', () => {
  it('is a list of rows with a comment', async () => {
    const expectations = await read('- check: used-once\n  comment: The cache of the region.\n');
    expect(expectations.outdated()).toEqual(['check used-once (The cache of the region.)']);
    expect((await read('')).outdated()).toEqual([]);
    expect((await read('[]')).outdated()).toEqual([]);
  });

  it.each([
    ['- check: used-once', '[0].comment is missing. Please add it.'],
    ['- check: used-once\n  comment: ""', '[0].comment is "". Allowed: a non-empty string.'],
    ['- check: used-once\n  comment:', '[0].comment is empty. Allowed: a string.'],
    ['- check: used-once\n  comment: " "', '[0].comment is empty. Please explain why'],
    ['- comment: Everything is fine.', '[0] matches every finding. Please specify a check'],
    ['- chek: used-once\n  comment: x', '[0].chek is unknown. Did you mean check?'],
    ['- check: usd-once\n  comment: x', '[0].check usd-once is not a check. Did you mean used-once?'],
    ['- check: nothing-*\n  comment: x', '[0].check nothing-* is not a check. Please name one of'],
    ['check: used-once', 'Allowed: a list.'],
    ['- [', 'Please use valid YAML'],
  ])('is refused when it is %j', async (yaml, message) => {
    await expect(read(yaml)).rejects.toThrow(message);
    await expect(read(yaml)).rejects.toThrow(join(folder, 'known.yaml'));
  });

  it('is refused when it is not there', async () => {
    await expect(readExpectations('no-such-file.yaml', loadContract())).rejects.toThrow(
      'there is no such file',
    );
  });
});
