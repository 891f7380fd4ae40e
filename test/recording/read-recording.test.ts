import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { InvalidInputError, readRecording } from '../../src/index.js';
import { temporaryFile } from '../support/recording.js';

const header = {
  format: 'authlete-testkit-recording',
  version: 1,
  upstream: 'https://us.authlete.com',
  contract: '3.0.16',
  recordedAt: 1_700_000_000_000,
};
const exchange = {
  at: 1_700_000_000_000,
  method: 'GET',
  target: '/api/info',
  requestHeaders: {},
  status: 200,
  responseHeaders: {},
  response: {},
};

const fileOf = (...lines: readonly unknown[]): string => {
  const file = temporaryFile();
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(file, text.join('\n'));
  return file;
};

it('reads the header and the exchanges, with any line endings', async () => {
  const file = fileOf(`${JSON.stringify(header)}\r`, '', exchange, '');
  expect(await readRecording(file)).toEqual({ header, exchanges: [exchange] });
});

it.each<[readonly unknown[], string]>([
  [[], 'line 1: it is not a JSON object'],
  [['nonsense'], 'line 1: it is not a JSON object'],
  [[exchange], 'line 1: it is not the header of a recording'],
  [[{ ...header, version: 2 }], 'line 1: the format version 2 is unknown; this release reads version 1'],
  [[{ ...header, upstream: 1 }], 'line 1: upstream is not a URL'],
  [[header, exchange, '{"at":'], 'line 3: it is not a JSON object'],
  [[header, '', { ...exchange, at: 'now' }], 'line 3: at is not a number of milliseconds'],
  [[header, { ...exchange, target: 'api' }], 'line 2: target is not a path'],
  [[header, { ...exchange, status: 20 }], 'line 2: status is not an HTTP status from 200 to 599'],
  [
    [header, { ...exchange, requestHeaders: undefined }],
    'line 2: requestHeaders is not an object of strings',
  ],
  [
    [header, { ...exchange, responseHeaders: { a: 1 } }],
    'line 2: responseHeaders is not an object of strings',
  ],
  [
    [header, { ...exchange, jwts: { 'idToken:1': {} } }],
    'line 2: jwts is not an object of JWTs, each with a header',
  ],
])('says which line of %j is wrong, and in what', async (lines, problem) => {
  const file = fileOf(...lines);
  const reading = readRecording(file);
  await expect(reading).rejects.toBeInstanceOf(InvalidInputError);
  await expect(reading).rejects.toThrow(
    `Failed to read ${file}, ${problem}. Please use a file that authlete-testkit record wrote.`,
  );
});

it('reports a missing file', async () => {
  await expect(readRecording('/nowhere/x.ndjson')).rejects.toThrow(
    'Failed to read /nowhere/x.ndjson: there is no such file. Please use a recording.',
  );
});
