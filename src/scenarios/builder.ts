import type { Duration } from '../mock/state/duration.js';
import type { ResponseBody } from '../spec/types.js';
import type { ActionOf, Condition, Fault, Named, OperationName, ScriptDefinition } from './script.js';
import type { Script } from './scripted.js';
import type { Scripts } from './scripts.js';

/**
 * Says what the next call of an operation is answered. Registered with its first word about the answer, and
 * refused at once where it cannot come true: each method throws `InvalidInput`.
 *
 * @example
 * service.next('/auth/token').action('INVALID_CLIENT').after(2);
 * service.next('auth_introspection_api').status(503).times(3);
 * service.next('/auth/token').when({ parameters: { grant_type: 'refresh_token' } }).delay('2s');
 */
export class ScriptBuilder<Name extends OperationName, Allowed extends string = ActionOf<Name>> {
  #definition: ScriptDefinition;
  #script: Script | undefined;

  constructor(
    readonly scripts: Scripts,
    definition: ScriptDefinition,
  ) {
    this.#definition = definition;
    scripts.unfinished.set(this, definition.operation);
  }

  /** Answers with an action: a whole answer, as the service would give it. */
  action(action: Allowed): this {
    return this.#set({ action });
  }

  /** Answers with a result code, such as `A050305`, and with the action that goes with it. */
  result(result: string): this {
    return this.#set({ result });
  }

  /** Gives the answer these members, besides or instead of those that it would have. */
  reply(reply: Readonly<Record<string, unknown>>): this {
    return this.#set({ reply });
  }

  /** Answers with an HTTP status; without an action, as the API or a gateway before it fails. */
  status(status: number): this {
    return this.#set({ status });
  }

  headers(headers: Readonly<Record<string, string>>): this {
    return this.#set({ headers });
  }

  /** Lets the answer wait, in real time: `'2s'`, or a number of milliseconds. */
  delay(delay: Duration): this {
    return this.#set({ delay });
  }

  /**
   * Breaks the connection or the body. The mock does not see a call whose answer never comes, unless it
   * is told to act first.
   */
  fault(fault: Fault, { acts = false }: { acts?: boolean } = {}): this {
    return this.#set({ fault, ...(acts && { acts }) });
  }

  /** Lets the mock act, and changes the body of its answer. */
  patch(change: (body: ResponseBody<Named<Name>>) => object): this {
    return this.#set({ patch: change });
  }

  /** Lets the mock answer, and only counts the call. */
  passes(): this {
    return this.#set({ passes: true });
  }

  /** Only for calls that fit all of this. */
  when(when: Condition): this {
    return this.#set({ when });
  }

  /** Answers so many calls. */
  times(times: number): this {
    return this.#set({ times });
  }

  /** Answers every call; it need not be called at all. */
  always(): this {
    return this.#set({ times: 'always' });
  }

  /** Answers every call from the first one on, for so long by the clock of the service. */
  for(lasting: Duration): this {
    return this.#set({ for: lasting });
  }

  /** Lets so many calls pass before. */
  after(calls: number): this {
    return this.#set({ after: calls });
  }

  /** What reports call it. */
  named(name: string): this {
    return this.#set({ name });
  }

  /** Takes the script back. */
  remove(): void {
    this.scripts.unfinished.delete(this);
    if (this.#script !== undefined) this.scripts.remove(this.#script);
    this.#script = undefined;
  }

  #set(change: Partial<ScriptDefinition>): this {
    this.#definition = { ...this.#definition, ...change };
    if (!answers(this.#definition)) return this;
    this.scripts.unfinished.delete(this);
    const before = this.#script;
    try {
      this.#script =
        before === undefined
          ? this.scripts.add(this.#definition)
          : this.scripts.replace(before, this.#definition);
    } catch (problem) {
      this.remove();
      throw problem;
    }
    return this;
  }
}

/** Whether it says what to answer yet. */
const answers = ({ action, result, reply, status, delay, fault, patch, passes }: ScriptDefinition): boolean =>
  [action, result, reply, status, delay, fault, patch, passes].some((part) => part !== undefined);
