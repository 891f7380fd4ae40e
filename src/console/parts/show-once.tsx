import { useEffect, useState } from 'preact/hooks';
import { CopyButton } from './copy-button.js';
import { perform } from './toasts.js';

interface ShowOnceProps {
  readonly label: string;
  /** Reads the secret. */
  readonly read: () => Promise<string>;
}

/** How long a secret stays on the screen, in seconds of real time. */
const shownFor = 30;

/** A button that shows a secret for a short time. */
export function ShowOnce({ label, read }: ShowOnceProps) {
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (secret === undefined) return;
    setLeft(shownFor);
    const end = Date.now() + shownFor * 1000;
    const timer = setInterval(() => {
      const rest = Math.ceil((end - Date.now()) / 1000);
      setLeft(rest);
      if (rest <= 0) setSecret(undefined);
    }, 250);
    return () => clearInterval(timer);
  }, [secret]);
  if (secret === undefined)
    return (
      <button type="button" onClick={() => void perform(async () => setSecret(await read()))}>
        {label}
      </button>
    );
  return (
    <div class="secret">
      <pre tabIndex={0}>{secret}</pre>
      <div class="buttons">
        <CopyButton text={secret} />
        <button type="button" class="quiet" onClick={() => setSecret(undefined)}>
          Hide
        </button>
        <span class="muted small">Hidden in {left} s</span>
      </div>
    </div>
  );
}
