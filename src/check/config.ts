import { type Endpoint, endpoints } from '../facts/obligations/obligation.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { readYamlFile } from '../read-yaml.js';
import { mismatchWith } from '../spec/mismatch.js';
import type { SchemaObject } from '../spec/openapi.js';
import { count, list, mapOf, object, text } from '../spec/schema.js';
import type { BrowserSettings } from './driver/browser.js';
import type { FormNames } from './driver/forms.js';
import type { User } from './driver/interaction.js';
import type { Steps } from './driver/steps.js';

/** How the check starts the authorization server. */
export interface StartConfig {
  /** The command line, run by the shell. */
  readonly command: string;
  /**
   * More environment variables. `{authlete.url}`, `{authlete.serviceId}`, `{authlete.accessToken}`, `{base}` and
   * `{port}` stand for the values of the run.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** A URL or path that answers with a 2xx status when the server is ready. */
  readonly ready?: string;
  /**
   * Further starts with other settings, such as another retry policy. Each checks everything again. An obligation is
   * broken if it is broken after any start.
   */
  readonly also?: readonly AnotherStart[];
}

export interface AnotherStart {
  /** Names the start in reports. */
  readonly name: string;
  /** Variables that are added to those of the first start, or replace them. */
  readonly env: Readonly<Record<string, string>>;
}

/** How the check logs in and decides. */
export interface InteractionConfig {
  /** Names of form fields and buttons. */
  readonly form?: FormNames;
  /** What to do, step by step, in place of `form`. */
  readonly steps?: Steps;
  /** Operates the pages in Chromium, for pages that JavaScript builds. Needs `playwright` or `playwright-core`. */
  readonly browser?: true | BrowserSettings;
  /** The file of a JavaScript module. */
  readonly module?: string;
}

/** The content of `check.yaml`. Everything is optional. */
export interface CheckConfig {
  /** Base URL of the authorization server. */
  readonly base?: string;
  readonly start?: StartConfig;
  /** URLs of the endpoints, or paths below `base`. Those of discovery if omitted. */
  readonly endpoints?: Readonly<Partial<Record<Endpoint, string>>>;
  /** A user who can log in. */
  readonly user?: User;
  /** The credentials with which a resource server calls the introspection endpoint. */
  readonly introspection?: { readonly id: string; readonly secret: string };
  /** How to log in and decide. The check finds its way through plain HTML forms if omitted. */
  readonly interaction?: InteractionConfig;
  /** The header in which the proxy in front of the server passes the client certificate. */
  readonly certificateHeader?: string;
  /** Service properties that override those of the check, as in a fixture file. */
  readonly service?: Readonly<Record<string, unknown>>;
  /** IDs of obligations that are not tried; `*` matches any part. */
  readonly skip?: readonly string[];
  /** Further hosts that the check may call, such as that of a separate interaction UI. */
  readonly hosts?: readonly string[];
}

const strings = mapOf({ type: 'string' });

const step = object({
  fill: strings,
  select: strings,
  check: text,
  submit: text,
  click: text,
  expect: text,
});

/** The schema of `CheckConfig`. */
export const configSchema: SchemaObject = object({
  base: text,
  start: object(
    {
      command: text,
      env: strings,
      ready: text,
      also: list(object({ name: text, env: strings }, ['name', 'env'])),
    },
    ['command'],
  ),
  endpoints: object(Object.fromEntries(endpoints.map((name) => [name, text]))),
  user: object({ name: text, password: text }, ['name', 'password']),
  introspection: object({ id: text, secret: text }, ['id', 'secret']),
  interaction: object({
    form: object({
      username: text,
      password: text,
      userCode: text,
      logIn: text,
      allow: text,
      deny: text,
    }),
    steps: object({ grant: list(step), deny: list(step) }, ['grant', 'deny']),
    browser: {
      oneOf: [{ enum: [true] }, object({ headed: { enum: [true] }, executablePath: text, slowMo: count })],
    },
    module: text,
  }),
  certificateHeader: text,
  service: mapOf({}),
  skip: list(text),
  hosts: list(text),
});

/** Reads `check.yaml`. Rejects with `InvalidInputError` if it cannot be used. */
export async function readCheckConfig(file: string): Promise<CheckConfig> {
  const value = (await readYamlFile(file)) ?? {};
  const problem = mismatchWith(configSchema, value, () => ({}));
  if (problem !== undefined) throw new InvalidInputError(`Failed to use ${file}: ${problem}`);
  // The schema corresponds to `CheckConfig`.
  return value as CheckConfig;
}
