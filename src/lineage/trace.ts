import type { Artifact } from '../facts/artifacts.js';
import { factsOf, isGrant } from '../facts/lookup.js';
import { isObject, parseJson } from '../json.js';
import { type RecordedExchange, unexplained } from '../mock/exchange.js';
import { hashOf } from '../mock/tokens/token-records.js';
import type { Contract } from '../spec/contract.js';
import { CheckContext } from '../validate/check-context.js';
import { type Body, none, unknown } from '../validate/exchange.js';
import { lifecycleEventsOf } from '../validate/lifecycle/event.js';
import { opaqueValue } from '../validate/lifecycle/opaque-value.js';
import { trackedKinds } from '../validate/lifecycle/plan.js';
import { reader } from '../validate/lifecycle/reader.js';
import { type ArtifactEventName, type ArtifactKind, artifactKinds, type Party } from './artifact.js';

/** A value in a call, and the hash by which artifacts are compared. */
export interface TracedValue {
  readonly hash: string;
  readonly value: string;
}

export interface TracedEvent extends TracedValue {
  readonly kind: ArtifactKind;
  readonly event: Exclude<ArtifactEventName, 'refused'>;
  /** When an issued artifact expires, in milliseconds since the epoch, if the response says it. */
  readonly expiresAt?: number | undefined;
}

/** What one call says about artifacts, whatever the calls before it did. */
export interface Trace {
  readonly at: number;
  readonly startedAt: number;
  readonly events: readonly TracedEvent[];
  /** The other strings of the request. Some may be artifacts. */
  readonly presented: readonly TracedValue[];
  readonly isRefused: boolean;
  readonly party: Party;
  readonly operationId: string;
  readonly action: string | undefined;
  /** The OAuth parameter; for a call that creates a token, the `grantType` that it names. */
  readonly grantType: string | undefined;
}

const traces = new WeakMap<RecordedExchange, Trace>();

/** Returns the trace of an exchange. It is computed once. */
export function traceOf(recorded: RecordedExchange, contract: Contract): Trace {
  const known = traces.get(recorded);
  if (known !== undefined) return known;
  const trace = traced(unexplained(recorded), contract);
  traces.set(recorded, trace);
  return trace;
}

function traced(exchange: ReturnType<typeof unexplained>, contract: Contract): Trace {
  const { at, duration, operationId = '' } = exchange;
  const startedAt = Math.floor(at - duration);
  const operation = contract.operations.get(operationId);
  if (operation === undefined)
    return {
      at,
      startedAt,
      events: [],
      presented: [],
      isRefused: true,
      party: {},
      operationId,
      action: undefined,
      grantType: undefined,
    };
  const { method, target, status } = exchange;
  const context = new CheckContext(
    {
      method,
      target,
      status,
      request: bodyOf(exchange.request),
      response: bodyOf(exchange.response),
      place: { source: '', number: 0 },
    },
    contract,
    operation,
  );
  const events = eventsOf(context, at);
  const handled = new Set(events.flatMap(({ hash, value }) => [hash, hashOf(value)]));
  const presented = stringsIn(context).filter(({ hash }) => !handled.has(hash));
  return {
    at,
    startedAt,
    events,
    presented,
    isRefused: isRefused(context),
    party: partyIn(context),
    operationId,
    action: exchange.action,
    grantType: context.parameters.get('grant_type') ?? text(context.sent?.['grantType']),
  };
}

function bodyOf(value: unknown): Body {
  if (value === undefined || value === null) return none;
  if (typeof value === 'string') return { kind: 'text', text: value };
  return isObject(value) && value['charactersNotRead'] !== undefined ? unknown : { kind: 'json', value };
}

const kinds: ReadonlySet<Artifact> = new Set(artifactKinds);
const isKind = (kind: Artifact): kind is ArtifactKind => kinds.has(kind);

/** The artifacts that a user's decision spends, by operation. CIBA spends the ticket itself. */
const decided: Readonly<Record<string, ArtifactKind>> = { device_complete_api: 'userCode' };

function eventsOf(context: CheckContext, at: number): TracedEvent[] {
  const { answer, operation } = context;
  const events = lifecycleEventsOf(context).flatMap(({ kind: affected, value, event }): TracedEvent[] => {
    const kind = affected === 'decision' ? decided[operation.operationId] : affected;
    if (kind === undefined || !isKind(kind)) return [];
    const opaque = kind === 'accessToken' ? opaqueValue(value) : value;
    const hash = hashOf(opaque);
    if (event !== 'issued') return [{ kind, hash, value, event }];
    const jwt = kind === 'accessToken' ? answer?.['jwtAccessToken'] : undefined;
    const shown = typeof jwt === 'string' && jwt !== '' ? jwt : value;
    return [{ kind, hash, value: shown, event, expiresAt: expiryIn(context, kind, at) }];
  });
  return [...events, ...untrackedEvents(context, at)];
}

/** The lifecycle checks leave out what no operation is known to accept, such as ID tokens and grants. */
function untrackedEvents(context: CheckContext, at: number): TracedEvent[] {
  const { operation, action = '-', isAnswered } = context;
  const facts = factsOf(operation.operationId)?.actions.get(action);
  if (facts === undefined || !isAnswered) return [];
  return untracked.flatMap((kind) =>
    untrackedEffects.flatMap(([effect, event]) => {
      const from = facts[effect]?.[kind];
      if (typeof from !== 'string') return [];
      return reader(from)(context).flatMap(({ value }): TracedEvent[] => {
        if (typeof value !== 'string' || value === '') return [];
        const expiresAt = kind === 'idToken' ? expiryOfJwt(value) : expiryIn(context, kind, at);
        return [{ kind, hash: hashOf(value), value, event, expiresAt }];
      });
    }),
  );
}

const untracked = artifactKinds.filter((kind) => !trackedKinds.has(kind));

const untrackedEffects = [
  ['issues', 'issued'],
  ['revokes', 'revoked'],
] as const;

function expiryOfJwt(jwt: string): number | undefined {
  const claims = parseJson(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  const exp = isObject(claims) ? claims['exp'] : undefined;
  return typeof exp === 'number' ? exp * 1000 : undefined;
}

/** The members of responses that contain the lifetime of what they issue, in seconds. */
const durations: { readonly [Kind in ArtifactKind]?: string } = {
  accessToken: 'accessTokenDuration',
  refreshToken: 'refreshTokenDuration',
  deviceCode: 'expiresIn',
  userCode: 'expiresIn',
  authReqId: 'expiresIn',
};

function expiryIn({ answer }: CheckContext, kind: ArtifactKind, at: number): number | undefined {
  const duration = answer?.[durations[kind] ?? ''];
  return typeof duration === 'number' && duration > 0 ? at + duration * 1000 : undefined;
}

function isRefused({ operation, action = '-', status, contentValues }: CheckContext): boolean {
  if (status !== operation.success) return true;
  const { operationId } = operation;
  // RFC 7662, section 2.2: the response for an inactive token is a success.
  if (operationId === 'auth_introspection_standard_api' && contentValues?.get('active') === 'false')
    return true;
  return factsOf(operationId)?.actions.has(action) === true || action !== '-'
    ? !isGrant(operationId, action)
    : false;
}

/** Returns the strings of a request: members at any depth, OAuth parameters, and the last segment of the path. */
function stringsIn({ sent, exchange }: CheckContext): TracedValue[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) visit(part);
  };
  visit(sent);
  const parameters = sent?.['parameters'];
  if (typeof parameters === 'string')
    for (const value of new URLSearchParams(parameters).values()) found.add(value);
  found.add(/[^/?]*(?=\?|$)/.exec(exchange.target)?.[0] ?? '');
  return [...found].filter((value) => value.length >= shortest).flatMap(tracedValues);
}

/** No artifact has a shorter value. */
const shortest = 6;

/** A JWT may be an ID token, or an access token with an opaque value in it. */
const tracedValues = (value: string): TracedValue[] => {
  const opaque = opaqueValue(value);
  const whole = { hash: hashOf(value), value };
  return opaque === value ? [whole] : [whole, { hash: hashOf(opaque), value }];
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function partyIn({ answer, sent }: CheckContext): Party {
  const client = answer?.['client'];
  const clientId = [
    answer?.['clientId'],
    isObject(client) ? client['clientId'] : undefined,
    sent?.['clientId'],
  ]
    .map(Number)
    .find((id) => Number.isSafeInteger(id) && id > 0);
  const subject = [answer?.['subject'], sent?.['subject']].find(
    (value) => typeof value === 'string' && value !== '',
  );
  const scopes = [answer?.['scopes'], sent?.['scopes']].find(Array.isArray);
  return {
    clientId,
    subject: typeof subject === 'string' ? subject : undefined,
    scopes: scopes?.map((scope) => String(isObject(scope) ? scope['name'] : scope)),
  };
}
