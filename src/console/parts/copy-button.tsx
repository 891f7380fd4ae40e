import { copy } from './toasts.js';

interface CopyProps {
  /** The text, or a function that makes or reads it when it is wanted. */
  readonly text: string | (() => string | Promise<string>);
  readonly label?: string;
  readonly done?: string;
}

export function CopyButton({ text, label = 'Copy', done }: CopyProps) {
  const run = () => copy(text, done);
  return (
    <button type="button" class="quiet" onClick={() => void run()}>
      {label}
    </button>
  );
}
