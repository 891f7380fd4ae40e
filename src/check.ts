import { check } from './check/check.js';
import type { CheckConfig } from './check/config.js';
import type { Interaction } from './check/driver/interaction.js';
import { checkedObligations } from './check/explain.js';
import type { CheckResult } from './check/result.js';
import { mustSelect, selectionOf } from './check/selection.js';

export type { CheckConfig } from './check/config.js';
export type { Decision, Interaction, User } from './check/driver/interaction.js';
export type {
  InteractionModule,
  ModuleContext,
  ModulePage,
  PageContext,
  ServeContext,
} from './check/driver/module.js';
export type { Break, CheckedObligation, CheckResult, CheckVerdict } from './check/result.js';

/** Where Authlete is, in the environment variables of the known servers and SDKs. */
export type CheckEnvironment = Readonly<Record<string, string>>;

/** What to check, and how: the settings of `check.yaml`, and functions in place of commands. */
export interface CheckServerOptions extends Omit<CheckConfig, 'base' | 'start'> {
  /** Base URL of the authorization server, such as `http://localhost:3000`. */
  readonly url: string;
  /**
   * Starts the server, which uses the mock that the environment names. Returns what stops it, if something must.
   */
  readonly start: (environment: CheckEnvironment) => unknown;
  /** Logs in and decides. Servers with plain HTML forms need none. */
  readonly login?: Interaction['decide'];
  /** IDs of obligations, or what IDs begin with, such as `auth/token`. Default: all. */
  readonly only?: readonly string[];
}

/**
 * Checks whether an authorization server obeys every action of Authlete. Starts a mock, lets `start` start the server,
 * and stops both. Resolves to one result per obligation. Rejects with `InvalidInputError` if the server cannot be
 * reached, or does not use the mock.
 *
 * @example
 * const results = await checkAuthorizationServer({
 *   url: 'http://localhost:3000',
 *   start: (environment) => {
 *     const server = createApp(environment).listen(3000);
 *     return () => server.close();
 *   },
 * });
 * const broken = results.filter(({ verdict }) => verdict === 'broken');
 */
export async function checkAuthorizationServer({
  url,
  start,
  login,
  only,
  ...config
}: CheckServerOptions): Promise<readonly CheckResult[]> {
  mustSelect(
    [...(only ?? []), ...(config.skip ?? [])],
    checkedObligations().map(({ id }) => id),
  );
  return check({
    ...config,
    base: url,
    startServer: start,
    ...(login && { login: { decide: login } }),
    only: selectionOf(only, config.skip),
  });
}
