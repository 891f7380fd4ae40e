import { setTimeout as wait } from 'node:timers/promises';
import type { RequestBody, ResponseBody } from '../../../src/spec/types.js';
import { changedCall } from './changed.js';
import type { Wrong } from './mistakes.js';

/** The operations that this server calls. */
const paths = {
  auth_authorization_api: '/auth/authorization',
  auth_authorization_fail_api: '/auth/authorization/fail',
  auth_authorization_issue_api: '/auth/authorization/issue',
  auth_introspection_api: '/auth/introspection',
  auth_introspection_standard_api: '/auth/introspection/standard',
  auth_revocation_api: '/auth/revocation',
  auth_token_api: '/auth/token',
  auth_token_create_api: '/auth/token/create',
  auth_token_fail_api: '/auth/token/fail',
  auth_token_issue_api: '/auth/token/issue',
  auth_userinfo_api: '/auth/userinfo',
  auth_userinfo_issue_api: '/auth/userinfo/issue',
  backchannel_authentication_api: '/backchannel/authentication',
  backchannel_authentication_complete_api: '/backchannel/authentication/complete',
  backchannel_authentication_fail_api: '/backchannel/authentication/fail',
  backchannel_authentication_issue_api: '/backchannel/authentication/issue',
  client_registration_api: '/client/registration',
  client_registration_delete_api: '/client/registration/delete',
  client_registration_get_api: '/client/registration/get',
  client_registration_update_api: '/client/registration/update',
  device_authorization_api: '/device/authorization',
  device_complete_api: '/device/complete',
  device_verification_api: '/device/verification',
  grant_m_api: '/gm',
  idtoken_reissue_api: '/idtoken/reissue',
  native_sso_api: '/nativesso',
  pushed_auth_req_api: '/pushed_auth_req',
} as const;

export type Operation = keyof typeof paths;

/** Members that belong into the headers of the final answer, whatever else happens. */
export interface Tied {
  readonly dpopNonce?: string;
  readonly attestationChallenge?: string;
}

export type Answered<Id extends Operation> = ResponseBody<Id> & Tied;

export interface AuthleteSettings {
  /** The base URL of Authlete, such as `https://us.authlete.com`. */
  readonly baseUrl: string;
  readonly serviceId: string;
  readonly apiToken: string;
}

/** A call to Authlete that gave no usable response. */
export class AuthleteFailure extends Error {
  override readonly name = 'AuthleteFailure';
  constructor(
    operation: string,
    /** `refused`: the fault of this server. `busy`: too many calls. `unavailable`: the outcome is unknown. */
    readonly kind: 'refused' | 'busy' | 'unavailable',
    /** The HTTP status, or why there is none. */
    readonly reason: number | string,
    readonly retryAfter?: number,
  ) {
    super(`${operation}: ${reason}`);
  }
}

/** The longest time to wait for another try after 429, in seconds. */
const patience = 1;

export class Authlete {
  readonly #settings: AuthleteSettings;
  readonly #timeoutMs: number;
  readonly #wrong: Wrong;
  readonly #old = new Map<string, unknown>();

  constructor(settings: AuthleteSettings, timeoutMs: number, wrong: Wrong) {
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
    this.#wrong = wrong;
  }

  /** Throws `AuthleteFailure` unless the response is a JSON object. Actions are for the caller to check. */
  async call<Id extends Operation>(id: Id, body: RequestBody<Id>): Promise<Answered<Id>> {
    const json = JSON.stringify(changedCall(this.#wrong, body));
    const caches = this.#wrong('introspection-cached-after-failure') && id.startsWith('auth_introspection');
    try {
      const answer = await this.#tried(id, json);
      if (caches) this.#old.set(id + json, answer);
      // The contract describes it. Actions and contents are checked where they are obeyed.
      return answer as Answered<Id>;
    } catch (failure) {
      const old = this.#old.get(id + json);
      if (caches && old !== undefined) return old as Answered<Id>;
      throw failure;
    }
  }

  /** Only a 429 may be repeated: Authlete did not process the call. */
  async #tried(id: Operation, json: string, tries = 1): Promise<unknown> {
    try {
      return await this.#once(id, json);
    } catch (failure) {
      if (!(failure instanceof AuthleteFailure)) throw failure;
      const { kind, retryAfter = Number.POSITIVE_INFINITY } = failure;
      const blindly = this.#wrong('retries-token') && id === 'auth_token_api' && kind === 'unavailable';
      const soon = kind === 'busy' && retryAfter <= patience;
      if (tries > 1 || !(blindly || soon)) throw failure;
      if (soon) await wait(retryAfter * 1000);
      return this.#tried(id, json, tries + 1);
    }
  }

  async #once(id: Operation, json: string): Promise<unknown> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json };
    const response = await this.#fetch(id, paths[id], init);
    const text = await response.text().catch(() => {
      throw new AuthleteFailure(id, 'unavailable', 'truncated response');
    });
    if (!response.ok) throw refusal(id, response);
    const answer = parsed(text);
    if (typeof answer === 'object' && answer !== null) return answer;
    if (this.#wrong('crash-on-html-answer')) void Promise.reject(new SyntaxError('Unexpected token <'));
    throw new AuthleteFailure(id, 'unavailable', 'not a JSON object');
  }

  /** Gets the JWK Set of the service, or the redirect to it. */
  async jwks(): Promise<{ readonly status: number; readonly location?: string; readonly text: string }> {
    const redirect = this.#wrong('jwks-redirect-followed') ? 'follow' : 'manual';
    const response = await this.#fetch('service_jwks_get_api', '/service/jwks/get', { redirect });
    const { status, headers } = response;
    const location = headers.get('location') ?? undefined;
    if (!response.ok && !(status === 302 && location !== undefined))
      throw refusal('service_jwks_get_api', response);
    return { status, text: await response.text(), ...(location !== undefined && { location }) };
  }

  async #fetch(id: string, path: string, { headers, ...init }: RequestInit): Promise<Response> {
    const { baseUrl, serviceId, apiToken } = this.#settings;
    try {
      return await fetch(`${baseUrl}/api/${serviceId}${path}`, {
        ...init,
        headers: { ...headers, authorization: `Bearer ${apiToken}` },
        ...(!this.#wrong('waits-for-authlete-forever') && { signal: AbortSignal.timeout(this.#timeoutMs) }),
      });
    } catch (error) {
      const { name, cause } = Object(error);
      throw new AuthleteFailure(id, 'unavailable', String(cause?.code ?? name));
    }
  }
}

function refusal(id: string, { status, headers }: Response): AuthleteFailure {
  const kind = status === 429 ? 'busy' : status >= 500 ? 'unavailable' : 'refused';
  const after = headers.get('retry-after') ?? headers.get('ratelimit-reset') ?? '';
  return new AuthleteFailure(id, kind, status, ...(/^\d{1,4}$/.test(after) ? [Number(after)] : []));
}

/** Members that are null are absent. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value) => (value === null ? undefined : value));
  } catch {
    return undefined;
  }
}
