import { signal } from '@preact/signals';
import { problemText } from '../use-resource.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'problem';
}

const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Shows a message for some seconds. */
export function toast(text: string, kind: Toast['kind'] = 'done'): void {
  last += 1;
  const id = last;
  toasts.value = [...toasts.value, { id, text, kind }];
  setTimeout(() => dismiss(id), kind === 'done' ? 3000 : 10_000);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

/** Does something that the reader asked for, and says whether it worked. */
export async function perform(what: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await what();
    if (done !== undefined) toast(done);
    return true;
  } catch (problem) {
    toast(problemText(problem), 'problem');
    return false;
  }
}

/** Copies a text to the clipboard: a given one, or one that is made or read first. */
export const copy = (text: string | (() => string | Promise<string>), done = 'Copied'): Promise<boolean> =>
  perform(async () => navigator.clipboard.writeText(typeof text === 'string' ? text : await text()), done);

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, kind }) => (
        <div key={id} class={`toast ${kind}`}>
          <span>{text}</span>
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
