import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readCheckConfig } from '../../src/check/config.js';
import { readExpectedFailures } from '../../src/check/expected.js';
import { readFixtureFile } from '../../src/cli/fixtures/read-fixtures.js';
import { loadContract } from '../../src/spec/contract.js';
import { readExpectations } from '../../src/validate/expected/read.js';

interface Kind {
  /** Reads a file of this kind. */
  readonly read: (file: string) => Promise<unknown>;
  /** The files of this kind in the repository. */
  readonly files: readonly string[];
  readonly good: unknown;
  readonly wrong: readonly unknown[];
}

const fixtureFiles = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('examples', name));

const kinds: Readonly<Record<string, Kind>> = {
  fixtures: {
    read: (file) => readFixtureFile(file, loadContract()),
    files: fixtureFiles,
    good: { services: [{ serviceId: 1, clients: [{ clientId: 2 }] }] },
    wrong: [
      { servicez: [] },
      { services: [{ serviceId: 'one' }] },
      { services: [{ clients: [{ clientNam: 'x' }] }] },
    ],
  },
  check: {
    read: readCheckConfig,
    files: ['examples/express-as/check.yaml'],
    good: { base: 'http://localhost:3000', user: { name: 'joe', password: 'joe' } },
    wrong: [{ bas: 'x' }, { start: {} }, { endpoints: { tokken: '/token' } }],
  },
  'expected-failures': {
    read: (file) => readExpectedFailures(file, ['auth/token/OK/no-store']),
    files: [],
    good: [{ id: 'auth/token/OK/no-store', comment: 'Known.' }],
    wrong: [[{ id: 'auth/token/OK/no-store' }], [{ comment: 'Known.' }], { id: 'x' }],
  },
  'expected-findings': {
    read: (file) => readExpectations(file, loadContract()),
    files: [],
    good: [{ check: 'response-schema', comment: 'Known.' }],
    wrong: [[{ check: 'response-schema' }], [{ chek: 'response-schema', comment: 'Known.' }]],
  },
};

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);

function inFile(value: unknown, extension: 'yaml' | 'json'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'schema-')), `file.${extension}`);
  writeFileSync(file, extension === 'json' ? JSON.stringify(value) : stringify(value));
  return file;
}

describe.each(Object.entries(kinds))('The schema of %s for editors', (name, { read, files, good, wrong }) => {
  const validate = ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
  const editorTakes = (value: unknown) => validate(value);
  const isRead = (file: string) =>
    read(file).then(
      () => true,
      () => false,
    );

  it.each(files)('accepts %s', (file) => {
    validate(parse(readFileSync(file, 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('agrees with the reader about what is right', async () => {
    expect([editorTakes(good), await isRead(inFile(good, 'yaml'))]).toEqual([true, true]);
  });

  it.each(wrong.map((value) => [JSON.stringify(value), value]))(
    'agrees that %s is wrong',
    async (_, value) => {
      expect([editorTakes(value), await isRead(inFile(value, 'yaml'))]).toEqual([false, false]);
    },
  );
});

describe.each(['fixtures', 'check'])('A JSON file with the schema of %s', (name) => {
  it('may name it', async () => {
    const { read, good } = kinds[name] ?? {};
    const named = { $schema: `./node_modules/authlete-testkit/schemas/${name}.schema.json`, ...Object(good) };
    const validate = ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
    expect(validate(named)).toBe(true);
    await expect(read?.(inFile(named, 'json'))).resolves.toBeDefined();
  });
});
