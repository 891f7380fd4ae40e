import type { ServiceRecord } from '../domain/records.js';
import type { ContractOperation } from '../spec/contract.js';
import { authorizeCaller } from './access/authorize.js';
import type { ApiCaller } from './access/caller.js';
import { ApiError } from './api-error.js';
import type { Engine } from './engine.js';
import { exchangeOf } from './exchange.js';
import { type ApiRequest, namedPath, withoutToken } from './http.js';
import { auditEntryOf } from './idp/audit-call.js';
import { asIdpError, IdpError, isOfIdp } from './idp/idp-error.js';
import { JsonText } from './json-text.js';
import { maskTarget } from './mask.js';
import type { AnyCall } from './operation.js';
import { operations } from './operations/index.js';
import { type AnsweredBy, membersOf, type ResponderOutcome } from './outcome.js';
import { decodeRequestBody } from './request/body.js';
import { readQuery } from './request/query.js';
import { Reading } from './request/reading.js';
import type { Responder } from './responder.js';
import type { Service } from './service.js';
import type { MaybePromise } from './state/store.js';
import { StoreUnavailableError } from './state/store-unavailable.js';
import { asGet, withHead } from './transport/head.js';
import { toV2Response } from './v2/response.js';
import { namesNoService, translated } from './v2/translate.js';

/** State of a call while it is being processed. */
interface Progress {
  readonly request: ApiRequest;
  path: string;
  readonly query: string;
  /** Headers to add to the response. */
  readonly headers: Record<string, string>;
  operation?: ContractOperation;
  service?: Service;
  body?: unknown;
  /** Request members that were ignored or coerced. */
  warnings?: readonly string[];
  /** The call, once it has been authorized and parsed. */
  call?: AnyCall;
  answeredBy: AnsweredBy;
  /** The caller, if the call uses the conventions of Authlete 2.x. */
  v2?: ApiCaller;
}

/** Answers one call of the Authlete API. Never rejects. */
export async function handle(
  engine: Engine,
  respond: Responder,
  request: ApiRequest,
): Promise<ResponderOutcome> {
  const started = performance.now();
  const questionMark = request.target.indexOf('?');
  const end = questionMark < 0 ? request.target.length : questionMark;
  const exchange: Progress = {
    request,
    path: request.target.slice(0, end),
    query: request.target.slice(end + 1),
    headers: {},
    answeredBy: 'mock',
  };
  let outcome: ResponderOutcome;
  try {
    outcome = await answer(engine, respond, exchange);
  } catch (problem) {
    outcome = failed(engine, exchange, problem);
  }
  const recording = record(engine, exchange, outcome, performance.now() - started);
  // Other mocks can see the call before it is answered. Where the store is away, the log is as well.
  if (recording !== undefined && !engine.storeOutage.isOn) await recording;
  const written = exchange.v2 === undefined ? outcome : asV2(exchange, outcome);
  return Object.keys(exchange.headers).length === 0
    ? written
    : { ...written, headers: { ...written.headers, ...exchange.headers } };
}

async function answer(engine: Engine, respond: Responder, exchange: Progress): Promise<ResponderOutcome> {
  const { request, query } = exchange;
  const v2 = namesNoService(exchange.path) ? await translated(engine, request, exchange.path) : undefined;
  if (v2 !== undefined) {
    exchange.v2 = v2.caller;
    exchange.path = v2.path;
  }
  const { path } = exchange;
  const route = engine.router.match(asGet(request.method), path);
  if (route.kind !== 'operation') mustBeRead(request);
  if (route.kind === 'unknown') throw new ApiError('404', { path: maskTarget(withoutToken(path)) });
  if (route.kind === 'wrong-method') {
    const allowed = withHead(route.allowed);
    exchange.headers['allow'] = allowed.join(', ');
    throw new ApiError('405', { allowed: allowed.join(' or ') });
  }
  const { operation, path: parameters } = route;
  exchange.operation = operation;
  const { serviceId } = parameters;
  const found = serviceId === undefined ? undefined : engine.find(serviceId);
  const service = found instanceof Promise ? await found : found;
  if (service !== undefined) exchange.service = service;
  mustBeRead(request);
  // Comes first, because another process may have changed the tokens, or moved the clock that the rate limit goes by.
  const current = service && settingsNow(service);
  const settings = current instanceof Promise ? await current : current;
  const claim = { operation, request, serviceId, service, known: exchange.v2 };
  const authorized = authorizeCaller(engine, claim, exchange.headers);
  const caller = authorized instanceof Promise ? await authorized : authorized;
  if (serviceId !== undefined && settings === undefined) {
    if (service !== undefined) engine.forget(service);
    throw new ApiError('A458203', { serviceId });
  }

  const reading = new Reading({ strict: service?.quirks.mistypedScalars === 'refused' });
  const body = decodeRequestBody(engine, operation, request, reading);
  exchange.body = body;
  exchange.warnings = reading.warnings();
  if (!operations.has(operation.operationId)) exchange.answeredBy = 'contract';
  const call = {
    body,
    path: parameters,
    query: readQuery(operation, query),
    search: query,
    service,
    settings,
    caller,
    engine,
  };
  exchange.call = call;
  const outcome = await respond(operation, call, nobody);
  engine.storeOutage.ended();
  return outcome;
}

/** The request line tells the service whose journal lists the call, so that it is looked at first. */
function mustBeRead({ unread }: ApiRequest): void {
  if (unread !== undefined) throw new ApiError(unread.code, { problem: unread.problem });
}

/** Returns the settings of a service, whose clock and stubs are then those that all processes share. */
function settingsNow(service: Service): MaybePromise<ServiceRecord | undefined> {
  if (service.shared === undefined) return service.settings();
  return Promise.all([service.settings(), service.shared.refresh()]).then(([settings]) => settings);
}

const nobody = (): never => {
  throw new Error('No responder answers the call.');
};

function asV2({ operation }: Progress, outcome: ResponderOutcome): ResponderOutcome {
  const { body } = outcome;
  if (typeof body !== 'object') return outcome;
  return { ...outcome, body: JsonText.of(toV2Response(operation?.operationId, membersOf(outcome))) };
}

function failed(engine: Engine, exchange: Progress, problem: unknown): ResponderOutcome {
  const path = namedPath(exchange.path);
  if (problem instanceof IdpError) return problem.outcome();
  if (problem instanceof StoreUnavailableError) return unavailable(engine, exchange, problem);
  if (!(problem instanceof ApiError)) engine.options.onProblem(problem, `${exchange.request.method} ${path}`);
  const error = problem instanceof ApiError ? problem : new ApiError('A001101');
  const { operation } = exchange;
  if (operation !== undefined && isOfIdp(operation)) return asIdpError(error, path).outcome();
  return error.outcome(path);
}

/** Answers 503, because the same call may succeed later. A store that stays away is reported once. */
function unavailable(
  engine: Engine,
  { request, path }: Progress,
  problem: StoreUnavailableError,
): ResponderOutcome {
  const named = namedPath(path);
  engine.storeOutage.began(() => engine.options.onProblem(problem, `${request.method} ${named}`));
  return { ...new ApiError('A001101').outcome(named), status: 503, headers: { 'retry-after': '1' } };
}

function audit(
  engine: Engine,
  exchange: Progress,
  outcome: ResponderOutcome,
  at: number,
): Promise<unknown> | undefined {
  const { operation, request, path, call } = exchange;
  if (operation === undefined || call === undefined) return undefined;
  const { operationId } = operation;
  const entry = auditEntryOf({ operationId, request, path, call, outcome, at });
  return entry && engine.audit.record(entry)?.catch(engine.logProblem);
}

function record(
  engine: Engine,
  exchange: Progress,
  outcome: ResponderOutcome,
  duration: number,
): Promise<void> | undefined {
  const { service, request, operation, warnings = [] } = exchange;
  const at = (service?.clock ?? engine.options.clock).now();
  const recorded = {
    at,
    duration,
    method: request.method,
    target: request.target,
    operationId: operation?.operationId,
    request: exchange.body ?? { charactersNotRead: request.unread?.length ?? request.body.length },
    ...(warnings.length > 0 && { warnings }),
    status: outcome.status,
    response: outcome.body,
    action: outcome.action,
    resultCode: outcome.resultCode,
    answeredBy: outcome.answeredBy ?? exchange.answeredBy,
    ...(outcome.cause !== undefined && { cause: outcome.cause }),
    ...(outcome.stub !== undefined && { stub: outcome.stub }),
    ...(outcome.fault !== undefined && { fault: outcome.fault }),
  };
  const recording = (service ?? engine).journal.record(recorded);
  if (operation !== undefined)
    engine.options.counter?.count(
      operation,
      service?.id,
      exchange.call?.settings,
      outcome,
      recorded.answeredBy,
    );
  engine.options.onExchange?.(exchangeOf(recorded));
  const audited = recorded.answeredBy === 'mock' ? audit(engine, exchange, outcome, at) : undefined;
  return audited === undefined ? recording : audited.then(() => recording);
}
