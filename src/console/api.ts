import { createParser } from 'eventsource-parser';

/** A call of the control plane that was refused. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  constructor(
    readonly status: number,
    message: string,
    /** The member of the body that is refused. */
    readonly member?: string,
  ) {
    super(message);
  }
}

/** A body in YAML. */
class Yaml {
  constructor(readonly text: string) {}
}

/** The control plane is the parent of the folder that serves this page. */
export const base = new URL('..', document.baseURI).href.replace(/\/$/, '');

/** Calls of the control plane, with its token. */
export class ControlApi {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
    return this.#json('GET', path, undefined, signal);
  }

  post<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.#json('POST', path, body);
  }

  postYaml<Answer>(path: string, yaml: string): Promise<Answer> {
    return this.#json('POST', path, new Yaml(yaml));
  }

  put<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.#json('PUT', path, body);
  }

  /** Makes a call whose answer has no body. */
  async send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    await this.#send(method, path, body);
  }

  /**
   * Listens to server-sent events until the signal aborts. After a lost connection it continues behind the last event
   * that came.
   */
  async events<Event>(
    path: string,
    listener: (event: Event) => void,
    {
      signal,
      onOpen,
      onLost,
    }: { readonly signal: AbortSignal; readonly onOpen?: () => void; readonly onLost?: () => void },
  ): Promise<void> {
    let last: string | undefined;
    for (let wait = firstWait; !signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        const response = await this.#send('GET', path, undefined, signal, last);
        onOpen?.();
        wait = firstWait;
        const parser = createParser({
          onEvent({ id, data }) {
            last = id ?? last;
            listener(JSON.parse(data));
          },
        });
        const text = response.body?.pipeThrough(new TextDecoderStream());
        for (let reader = text?.getReader(); reader !== undefined; ) {
          const { done, value } = await reader.read();
          if (done) break;
          parser.feed(value);
        }
      } catch (problem) {
        if (signal.aborted) return;
        if (problem instanceof CallRefused) throw problem;
      }
      onLost?.();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async #json<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    const response = await this.#send(method, path, body, signal);
    return response.json();
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    lastEventId?: string,
  ): Promise<Response> {
    const response = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && {
          'content-type': body instanceof Yaml ? 'application/yaml' : 'application/json',
        }),
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      ...(body !== undefined && { body: body instanceof Yaml ? body.text : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (response.ok) return response;
    const { message, member } = await reasonOf(response);
    throw new CallRefused(response.status, message, member);
  }
}

const firstWait = 250;
const longestWait = 5000;

async function reasonOf(response: Response): Promise<{ readonly message: string; readonly member?: string }> {
  const text = await response.text();
  try {
    const { message, member } = JSON.parse(text);
    return {
      message: typeof message === 'string' ? message : text,
      ...(typeof member === 'string' && { member }),
    };
  } catch {
    return { message: text || `The control plane answered with ${response.status}.` };
  }
}
