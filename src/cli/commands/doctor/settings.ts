import { parseEnv } from 'node:util';
import { readText } from '../../../read-yaml.js';

/** What a setting says. */
export type Kind = 'baseUrl' | 'serviceId' | 'token' | 'secret';

/** The names by which the known SDKs and servers read their settings (docs/clients.md), in order of preference. */
export const names: Readonly<Record<Kind, readonly string[]>> = {
  baseUrl: ['AUTHLETE_BASE_URL', 'API_BASE_URL', 'base_url'],
  serviceId: ['AUTHLETE_SERVICE_ID', 'AUTHLETE_SERVICE_APIKEY', 'API_KEY', 'service.api_key'],
  token: [
    'AUTHLETE_API_TOKEN',
    'AUTHLETE_BEARER',
    'AUTHLETE_SERVICE_ACCESSTOKEN',
    'ACCESS_TOKEN',
    'service.access_token',
  ],
  secret: ['AUTHLETE_SERVICE_APISECRET', 'service.api_secret'],
};

/** Other names that Authlete's tools read. */
const otherNames = [
  'AUTHLETE_API_VERSION',
  'AUTHLETE_SERVICEOWNER_APIKEY',
  'AUTHLETE_SERVICEOWNER_APISECRET',
  'AUTHLETE_CONFIGURATION_FILE',
  'AUTHLETE_TOKEN',
  'AUTHLETE_SERVER_URL',
  'AUTHLETE_IDP_HOST',
  'AUTHLETE_IDP_URL',
  'AUTHLETE_API_SERVER',
  'AUTHLETE_API_SERVER_ID',
  'AUTHLETE_SO_KEY',
  'AUTHLETE_SO_SECRET',
  'AUTHLETE_API_KEY',
  'AUTHLETE_API_SECRET',
];

export const knownNames: readonly string[] = [...Object.values(names).flat(), ...otherNames];

export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** The settings of an authorization server. */
export interface Settings {
  /** Where they come from, for messages. */
  readonly source: string;
  readonly values: ReadonlyMap<string, string>;
  /** Returns the setting of a kind; `undefined` if there is none. */
  of(kind: Kind): Setting | undefined;
}

/** Resolves to the settings in a file, or else in the environment. Rejects with `InvalidInputError`. */
export async function settingsOf(file: string | undefined, env: NodeJS.ProcessEnv): Promise<Settings> {
  const values = new Map(
    Object.entries(file === undefined ? env : parsed(await readText(file), file)).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  );
  return {
    source: file ?? 'the environment',
    values,
    of(kind) {
      const name = names[kind].find((candidate) => values.has(candidate));
      return name === undefined ? undefined : { name, value: values.get(name) ?? '' };
    },
  };
}

/** Names of properties have dots, which a .env file does not allow. */
const parsed = (text: string, file: string): Record<string, string | undefined> =>
  /\.(properties|ini|toml)$/.test(file)
    ? Object.fromEntries(
        [...text.matchAll(/^[ \t]*([\w.]+)[ \t]*[=:][ \t]*(.*?)[ \t]*$/gm)].map(
          ([, name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')],
        ),
      )
    : parseEnv(text);
