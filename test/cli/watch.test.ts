import { mkdtemp, open, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { watchFiles } from '../../src/cli/watch-files.js';
import type { Fixtures, ServiceFixture } from '../../src/index.js';
import { eventually } from '../support/eventually.js';
import { run, serveHere } from './run-here.js';
import { type ServedMock, servedMock } from './running-mock.js';

const stops: (() => void)[] = [];
let folder = '';
/** What the mock has written since it was ready. */
const written = { out: '', err: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

const notes: ServiceFixture = { serviceId: 1, serviceName: 'Notes', accessToken: 'notes-token' };
const textOf = (...services: ServiceFixture[]): string => stringify({ services } satisfies Fixtures);
const place = (name = 'fixtures.yaml'): string => join(folder, name);

async function watching(words: readonly string[] = [], files = [place()]): Promise<ServedMock> {
  const mock = await servedMock(['--watch', '--fixtures', ...files, ...words]);
  stops.push(() => mock.stop());
  Object.assign(written, { out: '', err: '' });
  for (const [name, stream] of [
    ['out', process.stdout],
    ['err', process.stderr],
  ] as const) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
  return mock;
}

/** Resolves to what the mock says next, without times and the folder. */
async function nextSaid(): Promise<string> {
  await eventually(() => expect(written.err).toMatch(/\n$/));
  // The text comes in one piece.
  const said = written.err.replaceAll(`${folder}/`, '').replaceAll(/^\d\d:\d\d:\d\d\.\d{3} /gm, '');
  written.err = '';
  return said;
}

async function nameOf({ url, controlToken }: ServedMock): Promise<string> {
  const response = await fetch(`${url}/_testkit/services/1`, {
    headers: { authorization: `Bearer ${controlToken}` },
  });
  return Object(await response.json()).serviceName;
}

/** The ways in which editors save. */
const saves: Readonly<Record<string, (file: string, text: string) => Promise<void>>> = {
  'overwrites it': (file, text) => writeFile(file, text),
  'writes another one and renames it (atomic save)': async (file, text) => {
    await writeFile(`${file}.tmp`, text);
    await rename(`${file}.tmp`, file);
  },
  'renames the old one and writes a new one (vim)': async (file, text) => {
    await rename(file, `${file}~`);
    await setTimeout(300);
    await writeFile(file, text);
    await rm(`${file}~`);
  },
  'truncates it and writes a while later': async (file, text) => {
    await writeFile(file, '');
    await setTimeout(500);
    await writeFile(file, text);
  },
  'writes piece by piece': async (file, text) => {
    const handle = await open(file, 'w');
    for (const character of text) {
      await handle.write(character);
      await setTimeout(5);
    }
    await handle.close();
  },
};

// The serve command is not part of this, because it writes to streams that only one test can read.
describe.concurrent('serve --watch', () => {
  it.for(Object.entries(saves))(
    'loads a file once when an editor %s',
    async ([, save], { onTestFinished }) => {
      const file = join(await mkdtemp(join(tmpdir(), 'saved-')), 'fixtures.yaml');
      await writeFile(file, textOf(notes));
      const loaded: string[] = [];
      onTestFinished(
        watchFiles(
          new Map([[file, textOf(notes)]]),
          async () => void loaded.push(await readFile(file, 'utf8')),
          // A loaded machine can pause in the middle of a save.
          { quiet: 1500 },
        ),
      );
      const texts = ['Second', 'Third'].map((serviceName) => textOf({ ...notes, serviceName }));
      for (const text of texts) {
        await save(file, text);
        await eventually(() => expect(loaded).toContain(text));
      }
      await setTimeout(1800);
      expect(loaded).toEqual(texts);
    },
  );
});

describe('serve --watch', () => {
  it('says what changed, names no secret, and prints the credentials of new services', async () => {
    const client = { clientId: 11, clientName: 'App', clientSecret: 'first-secret' };
    await writeFile(place(), textOf({ ...notes, clients: [client] }, { serviceId: 2 }));
    const mock = await servedMock(['--watch', '--fixtures', place()]);
    mock.stop();
    expect(mock.err()).toBe(`Watching ${place()}\n`);
    await watching();
    await writeFile(
      place(),
      stringify({
        organizationToken: 'organization-secret',
        services: [
          {
            ...notes,
            accessToken: 'new-secret',
            quirks: { expiredTicket: 'A041202' },
            clients: [{ ...client, clientSecret: 'second-secret' }, { clientId: 12 }],
          },
          {
            serviceId: 3,
            serviceName: 'Shop\u001b[31m',
            accessToken: 'shop-token',
            apiSecret: 'shop-secret',
          },
        ],
      }),
    );
    const said = await nextSaid();
    expect(said).toBe(`Loaded fixtures.yaml
  changed  organizationToken
  changed  service 1 Notes: accessToken, quirks.expiredTicket
  changed    client 11 App: clientSecret
  added      client 12
  added    service 3 Shop\\u001b[31m
  removed  service 2
`);
    // With --json, standard output has one line only.
    expect(written.out).toBe('');
  });

  it('prints the credentials of new services, but not with --json', async () => {
    await writeFile(place(), textOf(notes));
    const served = await serveHere({}, 'serve', '--port', '0', '--watch', '--fixtures', place());
    stops.push(() => served.stop());
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    let out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    await writeFile(place(), textOf(notes, { serviceName: 'Shop', accessToken: 'shop-token' }));
    await eventually(() => expect(out).toContain('shop-token'));
    expect(out).toMatch(
      /^\nService \d{10} {2}Shop\n {2}Access token {6}shop-token\n {2}API secret \(2\.x\) {2}\S{43}\n\n$/,
    );
  });

  it('keeps its state if a file is broken, until the next good one', async () => {
    await writeFile(place(), textOf(notes));
    const mock = await watching();
    const broken: readonly (readonly [string, RegExp])[] = [
      ['services:\n  - a: b: c\n', /^Failed to read fixtures\.yaml:2:8: Nested mappings/],
      ['services:\n  - serviceNam: x\n', /^Failed to use fixtures\.yaml:2:5: .*serviceNam/],
      ['services:\n  - issuer: ftp://x\n    serviceId: one\n', /fixtures\.yaml:3:5: /],
      ['', /^Failed to use fixtures\.yaml:1:1: /],
    ];
    for (const [text, problem] of broken) {
      await writeFile(place(), text);
      const said = await nextSaid();
      expect(said).toMatch(problem);
      expect(said).toMatch(/\n {2}The mock keeps the fixtures that it has\.\n$/);
      expect(await nameOf(mock)).toBe('Notes');
    }
    await rm(place());
    expect(await nextSaid()).toMatch(/^Failed to read fixtures\.yaml: there is no such file\./);
    await writeFile(place(), textOf({ ...notes, serviceName: 'Good' }));
    expect(await nextSaid()).toMatch(/^Loaded fixtures\.yaml\n/);
    expect(await nameOf(mock)).toBe('Good');
  });

  it('says if nothing has changed in effect, and nothing if the content is the same', async () => {
    await writeFile(place(), textOf(notes));
    await watching();
    await writeFile(place(), textOf(notes));
    await setTimeout(500);
    expect(written.err).toBe('');
    await writeFile(place(), `# A comment.\n${textOf(notes)}`);
    expect(await nextSaid()).toBe('No changes in fixtures.yaml\n');
  });

  it('reads several files together', async () => {
    const [one, other] = [place('one.yaml'), place('other.json')];
    await writeFile(one, textOf(notes));
    await writeFile(other, JSON.stringify({ services: [{ serviceId: 2 }] }));
    await watching([], [one, other]);
    await writeFile(other, JSON.stringify({ services: [{ serviceId: 2, serviceName: 'Two' }] }));
    expect(await nextSaid()).toBe('Loaded other.json\n  changed  service 2 Two: serviceName\n');
    await Promise.all([
      writeFile(one, textOf({ ...notes, description: 'both' })),
      writeFile(other, JSON.stringify({ services: [{ serviceId: 1 }] })),
    ]);
    expect(await nextSaid()).toMatch(/^Failed to use one\.yaml and other\.json together: .*serviceId/);
  });

  it.runIf(process.platform !== 'win32')('follows links and folders that are replaced', async () => {
    await writeFile(place('one.yaml'), textOf(notes));
    await writeFile(place('two.yaml'), textOf({ ...notes, serviceName: 'Two' }));
    await symlink(place('one.yaml'), place());
    await watching();
    await symlink(place('two.yaml'), place('new'));
    await rename(place('new'), place());
    expect(await nextSaid()).toContain('service 1 Two: serviceName');
    const copy = `${folder}-old`;
    await rename(folder, copy);
    await setTimeout(300);
    await rename(copy, folder);
    await writeFile(place('two.yaml'), textOf({ ...notes, serviceName: 'Three' }));
    expect(await nextSaid()).toContain('service 1 Three: serviceName');
  });

  it('notices a change that came before it watched', async () => {
    await writeFile(place(), 'new');
    const changed = vi.fn(async () => {});
    stops.push(watchFiles(new Map([[place(), 'old']]), changed));
    await eventually(() => expect(changed).toHaveBeenCalledWith([place()]));
  });

  it('does not read while it loads, and then once for all changes', async () => {
    await writeFile(place(), '0');
    const contents: string[] = [];
    let running = 0;
    let loadsOn = () => {};
    const changed = async () => {
      running += 1;
      expect(running).toBe(1);
      contents.push(await readFile(place(), 'utf8'));
      await new Promise<void>((resolve) => {
        loadsOn = resolve;
      });
      running -= 1;
    };
    stops.push(watchFiles(new Map([[place(), '0']]), changed));
    await setTimeout(300);
    await writeFile(place(), '1');
    await eventually(() => expect(contents).toEqual(['1']));
    for (const text of ['2', '3']) {
      await writeFile(place(), text);
      await setTimeout(300);
    }
    loadsOn();
    await eventually(() => expect(contents).toEqual(['1', '3']));
  });

  it('writes lines of JSON with --log json', async () => {
    await writeFile(place(), textOf(notes));
    const mock = await watching(['--log', 'json', '--lenient']);
    await mock.call('/auth/userinfo', { token: 'x' });
    await writeFile(place(), textOf({ ...notes, serviceName: 'New', ...{ unknown: 1 } }));
    await eventually(() => expect(written.err).toMatch(/\n.*\n$/));
    await writeFile(place(), 'a: b: c');
    await eventually(() => expect(written.err).toMatch(/\n.*\n.*\n$/));
    const [called, loaded, failed] = written.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(called).toMatchObject({ time, method: 'POST' });
    expect(loaded).toEqual({
      time,
      fixtures: {
        files: [place()],
        warnings: [expect.stringMatching(/fixtures\.yaml:5:5: .*unknown/)],
        changes: {
          organization: [],
          services: [
            { serviceId: 1, serviceName: 'New', change: 'changed', properties: ['serviceName'], clients: [] },
          ],
        },
      },
    });
    expect(failed).toMatchObject({
      time,
      fixtures: { problem: expect.stringMatching(/fixtures\.yaml:1:4: /) },
    });
  });

  it('needs a file to watch', async () => {
    expect(await run('serve', '--watch')).toEqual({
      exitCode: 2,
      out: '',
      err: 'Failed to watch: there is no fixtures file. Please add --fixtures FILE; authlete-testkit serve --print-fixtures > FILE writes one.\n',
    });
    expect(await run('serve', '--watch', '--print-fixtures')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("'--watch' cannot be used with option '--print-fixtures'"),
    });
  });
});
