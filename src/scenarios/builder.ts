import type { Duration } from '../mock/state/duration.js';
import type { ResponseBody } from '../spec/types.js';
import type { ActionOf, Fault, Matcher, Named, OperationName, StubDefinition } from './stub.js';
import type { Stub } from './stubbed.js';
import type { Stubs } from './stubs.js';

/**
 * Defines how the next calls of an operation are answered; returned by `service.stub()`. All methods can be
 * chained.
 *
 * The stub becomes active with the first method that defines a response: `action`, `resultCode`, `reply`, `status`,
 * `delay`, `fault`, `patch` or `passthrough`. Each method throws `InvalidInputError` if the stub cannot work, for
 * example because the operation has no such action.
 *
 * @example
 * service.stub('/auth/token').action('INVALID_CLIENT').skip(2);
 * service.stub('auth_introspection_api').status(503).times(3);
 * service.stub('/auth/token').when({ parameters: { grant_type: 'refresh_token' } }).delay('2s');
 */
export class StubBuilder<Name extends OperationName, Allowed extends string = ActionOf<Name>> {
  #definition: StubDefinition;
  #stub: Stub | undefined;

  constructor(
    readonly stubs: Stubs,
    definition: StubDefinition,
  ) {
    this.#definition = definition;
    stubs.unfinished.set(this, definition.operation);
  }

  /**
   * Returns the given action, in a complete response like that of the real service. Tokens, codes and tickets in it
   * are valid.
   *
   * @example
   * service.stub('/auth/authorization').action('NO_INTERACTION');
   */
  action(action: Allowed): this {
    return this.#set({ action });
  }

  /**
   * Returns a result code, such as `A050305`, with the action that belongs to it.
   *
   * @example
   * service.stub('/auth/token').resultCode('A050305');
   */
  resultCode(resultCode: string): this {
    return this.#set({ resultCode });
  }

  /**
   * Adds members to the response body, or replaces those of the same name.
   *
   * @example
   * service.stub('/auth/introspection').action('OK').reply({ subject: 'john' });
   */
  reply(reply: Readonly<Record<string, unknown>>): this {
    return this.#set({ reply });
  }

  /**
   * Sets the HTTP status. Without an action or a result code, the body is that of an API error, or of a
   * gateway in front of the API.
   *
   * @param status an HTTP status from 200 to 599
   *
   * @example
   * service.stub('/auth/token').status(503).headers({ 'retry-after': '5' });
   */
  status(status: number): this {
    return this.#set({ status });
  }

  /** Adds HTTP response headers, or replaces those of the same name. */
  headers(headers: Readonly<Record<string, string>>): this {
    return this.#set({ headers });
  }

  /** Delays the response in real time, by milliseconds or a string such as `'2s'`. */
  delay(delay: Duration): this {
    return this.#set({ delay });
  }

  /**
   * Injects a fault: breaks the connection or the response body. If the fault is `reset`, `empty` or
   * `timeout`, the mock's state does not change; with `acts: true`, the mock processes the call and only the
   * response is lost.
   *
   * @example
   * service.stub('/auth/token').fault('timeout', { acts: true });
   */
  fault(fault: Fault, { acts = false }: { acts?: boolean } = {}): this {
    return this.#set({ fault, ...(acts && { acts }) });
  }

  /**
   * Lets the mock process the call, then replaces the response body by what `change` returns.
   *
   * @example
   * service.stub('/auth/introspection').patch((body) => ({ ...body, subject: 'john' }));
   */
  patch(change: (body: ResponseBody<Named<Name>>) => object): this {
    return this.#set({ patch: change });
  }

  /** Lets the mock answer; the stub only counts the call. */
  passthrough(): this {
    return this.#set({ passthrough: true });
  }

  /**
   * Restricts the stub to calls that match every part of the matcher.
   *
   * @example
   * service.stub('/auth/token').when({ parameters: { grant_type: 'refresh_token' } }).status(500);
   */
  when(when: Matcher): this {
    return this.#set({ when });
  }

  /** Answers this many calls. Default: 1. */
  times(times: number): this {
    return this.#set({ times });
  }

  /** Answers every call. `service.verify()` does not require that any call was made. */
  always(): this {
    return this.#set({ times: 'always' });
  }

  /**
   * Answers every call for this long, starting at the first one, by the clock of the service. Takes
   * milliseconds or a string such as `'10s'`.
   *
   * @example
   * service.stub('*').fault('reset').for('10s');
   */
  for(lasting: Duration): this {
    return this.#set({ for: lasting });
  }

  /** Skips this many matching calls before the stub answers. */
  skip(calls: number): this {
    return this.#set({ skip: calls });
  }

  /** Sets the name that reports show. */
  named(name: string): this {
    return this.#set({ name });
  }

  /** Removes the stub. */
  remove(): void {
    this.stubs.unfinished.delete(this);
    if (this.#stub !== undefined) this.stubs.remove(this.#stub);
    this.#stub = undefined;
  }

  #set(change: Partial<StubDefinition>): this {
    this.#definition = { ...this.#definition, ...change };
    if (!answers(this.#definition)) return this;
    this.stubs.unfinished.delete(this);
    const before = this.#stub;
    try {
      this.#stub =
        before === undefined
          ? this.stubs.add(this.#definition)
          : this.stubs.replace(before, this.#definition);
    } catch (problem) {
      this.remove();
      throw problem;
    }
    return this;
  }
}

/** Whether the definition has a response. */
const answers = ({
  action,
  resultCode,
  reply,
  status,
  delay,
  fault,
  patch,
  passthrough,
}: StubDefinition): boolean =>
  [action, resultCode, reply, status, delay, fault, patch, passthrough].some((part) => part !== undefined);
