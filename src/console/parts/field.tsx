import { type ComponentChildren, cloneElement, isValidElement, toChildArray } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Why the control plane refuses what was entered. */
  readonly problem?: string | undefined;
  readonly wide?: boolean;
  /** The control, which gets the label, and what belongs to it. */
  readonly children: ComponentChildren;
}

/** A control with its label, and what is wrong with its value. */
export function Field({ label, hint, problem, wide = false, children }: FieldProps) {
  const id = useId();
  const [control, ...others] = toChildArray(children);
  const named = isValidElement(control)
    ? cloneElement(control, { id, 'aria-describedby': `${id}-more`, 'aria-invalid': problem !== undefined })
    : control;
  return (
    <div class={`field${wide ? ' wide' : ''}${problem === undefined ? '' : ' refused'}`}>
      <label for={id}>{label}</label>
      {named}
      {others}
      <div id={`${id}-more`}>
        {hint !== undefined && <p class="hint">{hint}</p>}
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
