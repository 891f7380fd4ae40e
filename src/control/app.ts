import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { endLingering } from '../mock/transport/end-lingering.js';
import { asGet, withHead } from '../mock/transport/head.js';
import { controlPath } from '../mock/transport/node.js';
import { nearest } from '../nearest.js';
import type { Calls } from './calls.js';
import { consoleFiles, consolePath } from './console-files.js';
import { ControlError } from './control-error.js';
import type { Controlled } from './controlled.js';
import { failureOf } from './failure.js';
import { accessOf, type ControlTokens, mustBeLocal, mustBePermitted, mustNotBeCrossOrigin } from './guard.js';
import { handleControlCall } from './handle-call.js';
import type { Access, ControlRoute } from './route.js';
import { healthPath } from './routes/about.js';
import { resolverFor } from './schemas.js';
import { routes } from './table.js';

export interface ControlAppOptions extends ControlTokens {
  readonly controlled: Controlled;
  readonly remote: boolean;
  readonly calls: Calls;
}

/** Builds the control plane as an Express app. */
export function controlApp({ controlled, remote, calls, ...tokens }: ControlAppOptions): Express {
  const app = express().disable('x-powered-by').disable('etag').enable('case sensitive routing');
  const resolve = resolverFor(controlled.contract);
  app.use((request, response, next) => {
    response.set('cache-control', 'no-store');
    if (!remote) mustBeLocal(request.socket.remoteAddress);
    mustNotBeCrossOrigin(request);
    next();
  });
  app.get('/', (_request, response) => response.redirect(`${consolePath}/`));
  app.use(consolePath, consoleFiles());
  app.use((request, response, next) => {
    response.locals['access'] =
      request.path === controlPath + healthPath ? 'read-only' : accessOf(request, tokens);
    next();
  });
  for (const path of new Set(routes.map(({ path }) => path))) {
    const rows = routes.filter((row) => row.path === path);
    app.all(controlPath + path.replace(/\{(\w+)\}/g, ':$1'), (request, response) => {
      const row = rowFor(rows, request.method);
      const access: Access = response.locals['access'] === 'full' ? 'full' : 'read-only';
      mustBePermitted(access, row);
      return handleControlCall(row, request, response, { controlled, resolve, calls, access });
    });
  }
  return app.use(unknownPath).use(failed(controlled));
}

/** Returns the route for an HTTP method, among the routes of one path. */
function rowFor(rows: readonly ControlRoute[], verb: string): ControlRoute {
  const row = rows.find(({ method }) => method === asGet(verb));
  if (row !== undefined) return row;
  const verbs = withHead(rows.map(({ method }) => method));
  throw new ControlError(
    405,
    `Failed to handle ${verb}: ${controlPath}${rows[0]?.path} does not support it. Please use ${either.format(verbs)}.`,
    { headers: { allow: verbs.join(', ') } },
  );
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });

const unknownPath: RequestHandler = ({ path }) => {
  const asked = path.slice(controlPath.length).replace(/^\/services\/[^/]+/, '/services/{serviceId}');
  const similar = nearest(
    asked,
    routes.map((row) => row.path),
  );
  const hint = similar === undefined ? '' : ` Did you mean ${controlPath}${similar}?`;
  throw new ControlError(
    404,
    `Failed to find ${path}: the control plane has no such path.${hint} Please see ${controlPath}/openapi.json.`,
  );
};

const failed =
  (controlled: Controlled): ErrorRequestHandler =>
  (problem, request, response, _next) => {
    const { method, path } = request;
    const failure = failureOf(problem);
    if (failure === undefined) controlled.onProblem(problem, `${method} ${path}`);
    if (response.headersSent) return void response.destroy();
    const { status, more, body } = failure ?? internal;
    response
      .status(status)
      .set(more.headers ?? {})
      .type('json');
    endLingering(request, response, `${JSON.stringify(body)}\n`);
  };

const internal = new ControlError(
  500,
  'Failed to handle the request: the mock has an internal error. Please see its standard error.',
);
