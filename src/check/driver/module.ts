import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';
import type { Exchange } from '../exchange.js';
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

/** What a module gets to log in and decide. */
export interface ModuleContext extends Decision {
  /** The page that the server showed after the request of the client. */
  readonly page: ModulePage;
  /** Opens a URL with the cookies of the browser, and follows redirects of the server. */
  readonly open: (url: string, init?: RequestInit) => Promise<ModulePage>;
  /** Goes on with the forms of a page as the check does without a module. */
  readonly forms: (page: ModulePage) => Promise<ModulePage>;
}

/** The functions that a module may export. */
interface InteractionModule {
  /** Logs in and decides. Ends at the last page or redirect. */
  readonly decide: (context: ModuleContext) => Promise<unknown>;
  /** Starts what the server needs, such as a separate interaction UI. Returns what stops it. */
  readonly serve?: (context: ServeContext) => Promise<unknown>;
}

/** The values for `serve`, which starts a part of the server such as a separate interaction UI. */
export interface ServeContext {
  /** Base URL of the server under check. */
  readonly base: string;
  readonly authlete: { readonly url: string; readonly serviceId: number; readonly accessToken: string };
}

/** An interaction that a module operates. */
export interface LoadedModule {
  readonly interaction: Interaction;
  /** Starts what the module serves. Resolves to what stops it. */
  readonly serve: (context: ServeContext) => Promise<() => Promise<void>>;
}

/**
 * Loads a JavaScript module that logs in and decides. `forms` is the interaction for pages that the module leaves to
 * the check. Rejects with `InvalidInputError` if there is no usable module.
 *
 * @example
 * // login.js
 * export async function decide({ page, outcome, user, open }) {
 *   const id = new URL(page.url).searchParams.get('interaction');
 *   await open(`http://localhost:3000/interactions/${id}`, {
 *     method: 'POST',
 *     headers: { 'content-type': 'application/json' },
 *     body: JSON.stringify({ outcome, subject: user.name }),
 *   });
 * }
 */
export async function loadInteractionModule(file: string, forms: Interaction): Promise<LoadedModule> {
  const { decide, serve } = await imported(file);
  return {
    interaction: { decide: (session, page, decision) => operate(decide, forms, session, page, decision) },
    async serve(context) {
      const stop = await serve?.(context);
      return async () => {
        if (typeof stop === 'function') await stop();
      };
    },
  };
}

async function operate(
  decide: InteractionModule['decide'],
  forms: Interaction,
  session: Session,
  page: Exchange,
  decision: Decision,
): Promise<Exchange> {
  const known = new WeakMap<ModulePage, Exchange>();
  const shown = (exchange: Exchange): ModulePage => {
    const { answer, request, failure } = exchange;
    if (answer === undefined)
      throw new InvalidInputError(`Failed to open ${request.url.href}: ${failure}. Please check the module.`);
    const result = {
      url: answer.url.href,
      status: answer.status,
      headers: answer.headers,
      body: answer.body,
    };
    known.set(result, exchange);
    return result;
  };
  await decide({
    ...decision,
    page: shown(page),
    open: async (url, init) => shown(await session.open(url, init)),
    forms: async (current) => shown(await forms.decide(session, known.get(current) ?? page, decision)),
  });
  return session.exchanges.at(-1) ?? page;
}

async function imported(file: string): Promise<InteractionModule> {
  let exported: unknown;
  try {
    exported = await import(pathToFileURL(resolve(file)).href);
  } catch (problem) {
    throw new InvalidInputError(`Failed to load ${file}: ${reasonOf(problem)}. Please use an ES module.`);
  }
  const given = isObject(exported) && isObject(exported['default']) ? exported['default'] : exported;
  const { decide, serve } = isObject(given) ? given : {};
  if (!isDecide(decide) || !(serve === undefined || isServe(serve)))
    throw new InvalidInputError(
      `Failed to use ${file}: it exports no function decide. Please export one, and serve if the server needs something to be started.`,
    );
  return { decide, ...(serve && { serve }) };
}

// What a function of a module accepts cannot be verified.
const isDecide = (value: unknown): value is InteractionModule['decide'] => typeof value === 'function';
const isServe = (value: unknown): value is NonNullable<InteractionModule['serve']> =>
  typeof value === 'function';
