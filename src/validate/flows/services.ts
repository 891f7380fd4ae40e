import { artifacts } from '../../facts/artifacts.js';
import { isObject } from '../../json.js';
import type { CheckContext } from '../check-context.js';
import type { Place } from '../exchange.js';
import type { Lifetime } from './statement.js';

/** The settings of a service that flows depend on. */
export interface Settings {
  readonly issuer?: string | undefined;
  readonly issSuppressed?: boolean | undefined;
  /** In seconds. */
  readonly durations: Readonly<Partial<Record<Lifetime['kind'], number>>>;
}

/** Operations whose response is a service. */
const views: ReadonlySet<string> = new Set(['service_get_api', 'service_update_api']);

const kinds = ['accessToken', 'refreshToken', 'idToken', 'requestUri', 'deviceCode', 'authReqId'] as const;

/** Returns the settings of the service, if the response has them. */
export function settingsIn(subject: CheckContext): Settings | undefined {
  const { operation, answer } = subject;
  if (answer === undefined || !subject.isAnswered) return undefined;
  const service = views.has(operation.operationId) ? answer : answer['service'];
  if (!isObject(service)) return undefined;
  const { issuer, issSuppressed } = service;
  const durations: Partial<Record<Lifetime['kind'], number>> = {};
  for (const kind of kinds) {
    const seconds = service[artifacts[kind].life.service];
    if (typeof seconds === 'number' && seconds > 0) durations[kind] = seconds;
  }
  return {
    issuer: typeof issuer === 'string' ? issuer : undefined,
    issSuppressed: typeof issSuppressed === 'boolean' ? issSuppressed : undefined,
    durations,
  };
}

/** What is known of a service. */
export interface KnownService {
  settings: Settings | undefined;
  issuer: string | undefined;
  issuerAt: Place | undefined;
  /** The scopes of the first so many grants are not known any more. */
  scopesAfter: number;
}

const mostServices = 1000;

/** What is known of the latest 1,000 services. */
export class Services {
  readonly #known = new Map<string, KnownService>();
  #latest: { readonly serviceId: string; readonly known: KnownService } | undefined;

  of(serviceId: string): KnownService {
    if (this.#latest?.serviceId === serviceId) return this.#latest.known;
    const known = this.#known.get(serviceId) ?? {
      settings: undefined,
      issuer: undefined,
      issuerAt: undefined,
      scopesAfter: 0,
    };
    this.#known.delete(serviceId);
    this.#known.set(serviceId, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostServices && oldest !== undefined) this.#known.delete(oldest);
    this.#latest = { serviceId, known };
    return known;
  }

  learn(serviceId: string, settings: Settings, place: Place): void {
    const known = this.of(serviceId);
    known.settings = settings;
    if (settings.issuer === undefined) return;
    known.issuer = settings.issuer;
    known.issuerAt = place;
  }
}
