import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';
import type { Exchange } from '../exchange.js';
import type { ServerUnderCheck } from '../server.js';
import type { RequestInit, Session } from '../session.js';
import type { Decision, Interaction } from './interaction.js';

/** A page as a module sees it. */
export interface ModulePage {
  /** The URL after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The values for `decideBackchannel`. */
export interface ModuleContext extends Decision {
  /** Opens a URL with the cookies of the browser, and follows redirects of the server. */
  readonly open: (url: string, init?: RequestInit) => Promise<ModulePage>;
  /** Goes on with the forms of a page as the check does without a module. */
  readonly forms: (page: ModulePage) => Promise<ModulePage>;
  /** Returns what the server wrote lately to standard output and standard error, if the check started it. */
  readonly output: () => string;
}

/** The values for `decide`. */
export interface PageContext extends ModuleContext {
  /** The page that the server showed after the request of the client. */
  readonly page: ModulePage;
}

/** The values for `serve`, which starts a part of the server such as a separate interaction UI. */
export interface ServeContext {
  /** Base URL of the server under check. */
  readonly base: string;
  readonly authlete: { readonly url: string; readonly serviceId: number; readonly accessToken: string };
}

/** The functions that a module may export. */
export interface InteractionModule {
  /** Logs in and decides. Ends at the last page or redirect. Default: the forms of the pages. */
  readonly decide?: (context: PageContext) => unknown;
  /** Decides about the latest backchannel authentication request, in place of a user with a phone. */
  readonly decideBackchannel?: (context: ModuleContext) => unknown;
  /** Starts what the server needs before the server starts. Returns what stops it. */
  readonly serve?: (context: ServeContext) => unknown;
}

/**
 * Loads a JavaScript module that logs in and decides. Rejects with `InvalidInputError` if there is no usable module.
 *
 * @example
 * // login.js, for a server whose pages are those of another application
 * export async function decide({ page, outcome, user, open }) {
 *   const id = new URL(page.url).searchParams.get('interaction');
 *   await open(`http://localhost:3000/interactions/${id}`, {
 *     method: 'POST',
 *     headers: { 'content-type': 'application/json' },
 *     body: JSON.stringify({ outcome, subject: user.name }),
 *   });
 * }
 */
export async function loadInteractionModule(file: string): Promise<InteractionModule> {
  let exported: unknown;
  try {
    exported = await import(pathToFileURL(resolve(file)).href);
  } catch (problem) {
    throw new InvalidInputError(`Failed to load ${file}: ${reasonOf(problem)}. Please use an ES module.`);
  }
  const given = isObject(exported) && isObject(exported['default']) ? exported['default'] : exported;
  if (isInteractionModule(given)) return given;
  throw new InvalidInputError(
    `Failed to use ${file}: it exports none of the functions ${names.join(', ')}. Please export one.`,
  );
}

const names = ['decide', 'decideBackchannel', 'serve'] as const;

// What the functions of a module accept cannot be verified.
const isInteractionModule = (value: unknown): value is InteractionModule =>
  isObject(value) &&
  names.some((name) => value[name] !== undefined) &&
  names.every((name) => value[name] === undefined || typeof value[name] === 'function');

type Operated = Pick<ServerUnderCheck, 'interaction' | 'decideBackchannel'>;

/** Lets a module operate what it exports, and `forms` the rest. `output`: what the server wrote lately. */
export function operatedBy(
  { decide, decideBackchannel }: InteractionModule,
  forms: Interaction,
  output: () => string,
): Operated {
  return {
    interaction:
      decide === undefined
        ? forms
        : {
            async decide(session, page, decision) {
              const { context, shown } = contextOf(session, decision, forms, output);
              await decide({ ...context, page: shown(page) });
              return session.exchanges.at(-1) ?? page;
            },
          },
    ...(decideBackchannel && {
      async decideBackchannel(session, decision) {
        await decideBackchannel(contextOf(session, decision, forms, output).context);
        const last = session.exchanges.at(-1);
        if (last === undefined) throw new InvalidInputError('Failed to decide: the module made no request.');
        return last;
      },
    }),
  };
}

function contextOf(session: Session, decision: Decision, forms: Interaction, output: () => string) {
  const known = new WeakMap<ModulePage, Exchange>();
  const shown = (exchange: Exchange): ModulePage => {
    const { answer, request, failure } = exchange;
    if (answer === undefined)
      throw new InvalidInputError(
        `Failed to open ${request.url.href}: ${failure}. Please check the module of the interaction.`,
      );
    const { url, status, headers, body } = answer;
    const page = { url: url.href, status, headers, body };
    known.set(page, exchange);
    return page;
  };
  const context: ModuleContext = {
    ...decision,
    output,
    open: async (url, init) => shown(await session.open(url, init)),
    async forms(page) {
      const exchange = known.get(page);
      if (exchange === undefined)
        throw new InvalidInputError('Failed to use the forms: the page does not come from open.');
      return shown(await forms.decide(session, exchange, decision));
    },
  };
  return { context, shown };
}
