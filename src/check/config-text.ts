import { editorSchema } from '../editor-schema.js';
import { type Form, readPage, wordsOf } from './driver/page.js';
import { mediaTypeOf } from './exchange.js';
import { Requests } from './requests.js';
import type { ServerUnderCheck } from './server.js';
import { Session } from './session.js';

interface Known {
  /** The file that the text is for. */
  readonly file: string;
  /** The words of the command that starts the server. */
  readonly command: readonly string[];
  /** The base URL, if the user named one. */
  readonly as?: string | undefined;
}

/** Resolves to the text of a `check.yaml` with what a server shows. */
export async function configTextOf(server: ServerUnderCheck, { file, command, as }: Known): Promise<string> {
  const { endpoints, missing = new Map(), user, resourceServer } = server;
  const lines = [
    `${editorSchema('check', file)}# How authlete-testkit check drives this server. docs/check.md describes every setting.`,
    ...(as === undefined ? [] : [`base: ${quoted(as)}`]),
    ...(command.length === 0 ? [] : ['start:', `  command: ${quoted(command.join(' '))}`]),
    'endpoints:',
    ...Object.entries(endpoints).map(([name, url]) => `  ${name}: ${quoted(placeOf(url, server.base))}`),
    ...[...missing.keys()].map((name) => `  # ${name}: not found`),
    '# A user who can log in.',
    'user:',
    `  name: ${quoted(user.name)}`,
    `  password: ${quoted(user.password)}`,
    ...(resourceServer === undefined
      ? [
          '# The credentials of a resource server, for the introspection endpoint.',
          '# introspection:',
          '#   id: …',
          '#   secret: …',
        ]
      : [
          'introspection:',
          `  id: ${quoted(resourceServer.clientId)}`,
          `  secret: ${quoted(resourceServer.clientSecret)}`,
        ]),
    ...(await interactionLines(server)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Describes the first page of an authorization request. */
async function interactionLines(server: ServerUnderCheck): Promise<string[]> {
  if (server.endpoints.authorization === undefined) return [];
  const { answer, request, failure } = await new Requests(server, new Session(server)).authorize();
  if (answer === undefined) return [`# The authorization endpoint did not answer: ${failure}`];
  const where = (answer.url ?? request.url).pathname;
  const forms = mediaTypeOf(answer) === 'text/html' ? readPage(answer.body).forms : [];
  if (forms.length === 0)
    return [
      `# ${where} answers an authorization request with status ${answer.status} and no form. If another application`,
      '# shows the pages, write a module that logs in and decides.',
      '# interaction:',
      '#   module: ./login.js',
    ];
  return [
    `# ${where} answers an authorization request with a page that has:`,
    ...forms.flatMap(describedForm),
    '# Name what the check should use, where it does not find it by itself.',
    '# interaction:',
    '#   form:',
    '#     username: …',
    '#     password: …',
    '#     logIn: …',
    '#     allow: …',
    '#     deny: …',
  ];
}

const describedForm = ({ fields, buttons }: Form): string[] => [
  ...fields
    .filter(({ type }) => type !== 'hidden')
    .map((field) => `#   a field (${field.type}): ${wordsOf(field)}`),
  ...buttons.map((button) => `#   a button: ${wordsOf(button)}`),
];

const placeOf = (url: URL, base: URL): string =>
  url.origin === base.origin ? url.pathname + url.search : url.href;

/** A string of YAML that needs no other escapes than those of JSON. */
const quoted = (text: string): string =>
  /^[\w./:@ -]*[\w/]$/.test(text) && !/: |^[-@]|^\d/.test(text) ? text : JSON.stringify(text);
