import { useEffect, useRef, useState } from 'preact/hooks';

interface ConfirmProps {
  readonly label: string;
  /** What is lost, as a question. */
  readonly question: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly onConfirm: () => unknown;
  readonly disabled?: boolean;
}

/** A button that asks in its place before something is lost. */
export function ConfirmButton({ label, question, action, onConfirm, disabled = false }: ConfirmProps) {
  const [isAsking, ask] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) no.current?.focus();
  }, [isAsking]);
  if (!isAsking)
    return (
      <button type="button" class="danger" disabled={disabled} onClick={() => ask(true)}>
        {label}
      </button>
    );
  return (
    <span class="confirm">
      <span>{question}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          ask(false);
          onConfirm();
        }}
      >
        {action}
      </button>
      <button type="button" ref={no} onClick={() => ask(false)}>
        Cancel
      </button>
    </span>
  );
}
