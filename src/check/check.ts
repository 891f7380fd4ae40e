import { InvalidInputError } from '../invalid-input-error.js';
import type { CheckConfig } from './config.js';
import { type ControlledAuthlete, startAuthlete } from './controlled-authlete.js';
import { interactionOf } from './driver/choose.js';
import type { Interaction } from './driver/interaction.js';
import { type InteractionModule, loadInteractionModule, operatedBy } from './driver/module.js';
import { environmentOf, filledIn } from './environment.js';
import { findEndpoints } from './find-endpoints.js';
import type { CheckResult } from './result.js';
import { type CheckProgress, runCheck } from './run.js';
import type { ServerUnderCheck } from './server.js';
import { ServerProcess } from './server-process.js';
import { mergedResults, type StartedRun } from './starts.js';
import { worldAt } from './world.js';

/** What to check, and how. */
export interface CheckOptions extends CheckConfig {
  /** The Authlete that the server calls already. A mock is started for the server if omitted. */
  readonly authlete?: ControlledAuthlete;
  /** The words of the command that starts the server, in place of `start.command`. */
  readonly command?: readonly string[];
  /** The issuer identifier, if it is not `base`. */
  readonly issuer?: string;
  /** Port of the mock; any free one if omitted. */
  readonly mockPort?: number;
  /** Logs in and decides, in place of `interaction`. */
  readonly login?: Interaction;
  /** Starts the server in this process, in place of a command. Returns what stops it. */
  readonly startServer?: (environment: Readonly<Record<string, string>>) => unknown;
  /** Which obligations to check. Default: all. */
  readonly only?: (obligation: { readonly id: string }) => boolean;
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Called with the results so far, whenever there are more. */
  readonly onResults?: (results: readonly CheckResult[]) => void;
  /** Called for each start, when the server is ready. */
  readonly onOpen?: (server: ServerUnderCheck) => void;
}

/**
 * Checks an authorization server, once for each configured start. Rejects with `InvalidInputError` if the server cannot
 * be started or reached, or if the options are not usable.
 */
export async function check(options: CheckOptions): Promise<CheckResult[]> {
  const { only, onProgress = () => {}, onResults = () => {}, onOpen = () => {}, start } = options;
  const starts = [{ name: undefined, env: {} }, ...(start?.also ?? [])];
  const runs: StartedRun[] = [];
  for (const [index, { name, env }] of starts.entries()) {
    const settings = start && { start: { ...start, env: { ...start.env, ...env } } };
    const { server, close } = await open({ ...options, ...settings });
    try {
      onOpen(server);
      const results = await runCheck(server, {
        ...(only && { only }),
        onProgress: ({ done, total, title }) =>
          onProgress({
            done: index * total + done,
            total: starts.length * total,
            title: name === undefined ? title : `${name}: ${title}`,
          }),
        onResults: (some) => onResults(mergedResults([...runs, { name, results: [...some] }])),
      });
      runs.push({ name, results });
    } finally {
      await close();
    }
  }
  return mergedResults(runs);
}

/** A server that is ready to be checked. */
export interface OpenedServer {
  readonly server: ServerUnderCheck;
  readonly close: () => Promise<void>;
}

/** Starts what a check needs, and finds out about the server. */
export async function open(options: CheckOptions): Promise<OpenedServer> {
  const { base: given, command, start, endpoints, user, introspection, service, hosts = [] } = options;
  const words = command ?? start?.command;
  if (options.authlete === undefined && words === undefined && options.startServer === undefined)
    throw new InvalidInputError(
      'Failed to check a server: the check must control the Authlete that the server calls. Please pass the command that starts the server, after --, or the mock that it uses with --mock.',
    );
  if (given === undefined)
    throw new InvalidInputError(
      'Failed to check a server: it has no URL. Please pass one with --as, or as base in check.yaml.',
    );
  const base = baseOf(given);
  const mustStop: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const stop of mustStop.reverse()) await stop();
  };
  try {
    const authlete =
      options.authlete ??
      (await startAuthlete(worldAt(options.issuer ?? base.origin, {}, service), options.mockPort));
    if (options.authlete === undefined) mustStop.push(() => authlete.close());
    const module = await moduleOf(options);
    const stopServing = await module.serve?.({ base: base.origin, authlete });
    if (typeof stopServing === 'function') mustStop.push(async () => stopServing());
    let process: ServerProcess | undefined;
    if (options.startServer !== undefined) {
      const stop = await options.startServer(environmentOf(authlete, base));
      if (typeof stop === 'function') mustStop.push(async () => stop());
    } else if (words !== undefined) {
      process = await ServerProcess.start({
        command: words,
        env: { ...environmentOf(authlete, base), ...filledIn(start?.env ?? {}, authlete, base) },
        ready: readyAt(start?.ready, base),
      });
      mustStop.push(() => process?.stop() ?? Promise.resolve());
    }
    const pages = await interactionOf(options.interaction);
    mustStop.push(async () => pages.close?.());
    const server: ServerUnderCheck = {
      base,
      endpoints: {},
      authlete,
      clients: authlete.checkClients,
      user: user ?? { name: 'john', password: 'john' },
      ...operatedBy(module, options.login ?? pages, () => process?.output ?? ''),
      ...(options.certificateHeader !== undefined && { certificateHeader: options.certificateHeader }),
      hosts: new Set([base.host, ...hosts]),
      ...(introspection && {
        resourceServer: { clientId: introspection.id, clientSecret: introspection.secret },
      }),
      ...(process && { process }),
    };
    const found = await findEndpoints(server, endpoints);
    if (Object.keys(found.endpoints).length === 0)
      throw new InvalidInputError(
        `Failed to check ${base.origin}: no request makes it call ${authlete.url}. Please make sure that it runs and uses that URL, the service ID ${authlete.serviceId} and the access token of the service.`,
      );
    await authlete.move(found.endpoints);
    return { server: { ...server, ...found }, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** The module that logs in and decides, in a file or in this process. */
async function moduleOf({ interaction, login }: CheckOptions): Promise<InteractionModule> {
  return interaction?.module === undefined || login !== undefined
    ? {}
    : loadInteractionModule(interaction.module);
}

const readyAt = (ready: string | undefined, base: URL): { url: URL; strict: boolean } =>
  ready === undefined
    ? { url: new URL('/.well-known/openid-configuration', base), strict: false }
    : { url: new URL(ready, base), strict: true };

function baseOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidInputError(
    `Failed to check ${text}: it is not an http or https URL. Please use one such as http://localhost:3000.`,
  );
}
