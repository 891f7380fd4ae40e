import { expect } from 'vitest';
import type { AuthleteOptions, ControlOptions } from '../../src/index.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { demoWith } from '../support/demo.js';
import { mustBeDocumented } from './documented.js';

export interface Sent {
  /** Replaces the control token; an empty one sends none. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // The test defines the type.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A listening mock with its control plane. */
export interface Plane extends AsyncDisposable {
  readonly authlete: TestAuthlete;
  readonly url: string;
  readonly controlUrl: string;
  readonly token: string;
  /** The path of the first service, to call routes below it. */
  readonly service: string;
  /** Calls a route with an object as JSON or a string unchanged. The response must match the OpenAPI document. */
  call(method: string, path: string, body?: unknown, sent?: Sent): Promise<Answered>;
  /** The same, but rejects unless the call succeeds. */
  done(method: string, path: string, body?: unknown, sent?: Sent): Promise<Answered['body']>;
  /** The same for a call that must fail: resolves to its status and message. */
  refused(method: string, path: string, body?: unknown, sent?: Sent): Promise<[number, string]>;
}

export async function openPlane(
  control: true | ControlOptions = true,
  options: AuthleteOptions = {},
): Promise<Plane> {
  const authlete = testAuthlete({ fixtures: demoWith(), ...options });
  const { url, controlUrl, controlToken } = await authlete.listen({ port: 0, control });

  async function call(method: string, path: string, body?: unknown, sent: Sent = {}): Promise<Answered> {
    const { token = controlToken, headers = {} } = sent;
    const response = await fetch(controlUrl + path, {
      method,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answered = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    mustBeDocumented({ method, path, body }, answered);
    return answered;
  }

  return {
    authlete,
    url,
    controlUrl,
    token: controlToken,
    service: `/services/${authlete.serviceId}`,
    call,
    async done(...sent) {
      const { status, body } = await call(...sent);
      expect(status, JSON.stringify(body)).toBeLessThan(300);
      return body;
    },
    async refused(...sent) {
      const { status, body } = await call(...sent);
      return [status, body?.message];
    },
    [Symbol.asyncDispose]: () => authlete.close(),
  };
}
