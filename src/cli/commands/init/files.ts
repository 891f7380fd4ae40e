import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchema } from '../../../editor-schema.js';
import { demoAt } from '../../../mock/fixtures/demo.js';
import { completeFixtures } from '../../../mock/fixtures/load.js';
import { systemRandom } from '../../../mock/state/random.js';
import { fixturesText } from '../../fixtures/fixtures-text.js';
import type { Answers } from './answers.js';
import { composeText } from './compose.js';
import { firstTest } from './first-test.js';

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  /** What it is for. */
  readonly about: string;
  /** Permissions: those of a file with secrets are for its user only. */
  readonly mode?: number;
}

/** Returns the files of a new project. IDs and secrets are new, and the same in all of them. */
export function filesFor(answers: Answers, folder: string): WrittenFile[] {
  const data = completeFixtures(demoAt(answers.issuer), systemRandom);
  const [service] = data.services;
  if (service === undefined) throw new Error('The demo has a service.');
  const test = firstTest(answers, { service, folder, isTypeScript: existsSync('tsconfig.json') });
  const fixtures = join(folder, 'fixtures.yaml');
  return [
    {
      path: fixtures,
      text: fixturesText(data, {
        file: fixtures,
        comments: [
          'The services and clients of the mock, for tests only: its secrets protect nothing.',
          `authlete-testkit serve --fixtures ${folder}/fixtures.yaml`,
        ],
      }),
      about: 'the services and clients of the mock',
    },
    {
      path: join(folder, 'server.env'),
      text: [
        '# The settings of your authorization server. docs/clients.md lists the names that other SDKs read.',
        'AUTHLETE_BASE_URL=http://127.0.0.1:4690',
        `AUTHLETE_SERVICE_ID=${service.serviceId}`,
        `AUTHLETE_API_TOKEN=${service.accessToken}`,
        '',
      ].join('\n'),
      about: 'the settings of your server',
    },
    {
      path: join(folder, 'compose.yaml'),
      text: composeText(answers, folder),
      about: answers.start === '' ? 'the mock and your server in containers' : 'the mock in a container',
    },
    ...(test === undefined
      ? []
      : [{ path: join(test.folder ?? folder, test.name), text: test.text, about: 'a first test' }]),
    ...(answers.start === ''
      ? []
      : [
          {
            path: checkFile,
            text: editorSchema('check', checkFile) + checkText(answers),
            about: 'how authlete-testkit check starts your server',
          },
        ]),
  ];
}

const checkFile = 'check.yaml';

const checkText = ({ issuer, start }: Answers): string =>
  [
    '# npx authlete-testkit check',
    '# docs/check.md describes every setting, and check init finds many of them out.',
    `base: ${JSON.stringify(new URL(issuer).origin)}`,
    'start:',
    `  command: ${JSON.stringify(start)}`,
    '',
  ].join('\n');
