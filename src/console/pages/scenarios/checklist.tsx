import type { ScenarioState } from '../../../scenarios/scenario/scenario.js';
import { ConfirmButton } from '../../parts/confirm-button.js';

interface Row {
  readonly text: string;
  readonly count: string;
  readonly state: State;
}

/** How far a row is. `broken`: more calls came than may. */
type State = 'met' | 'waiting' | 'broken';

const signs: Readonly<Record<State, string>> = { met: '✓', waiting: '○', broken: '✗' };
const badges: Readonly<Record<State, string>> = { met: 'good', waiting: 'warning', broken: 'broken' };

const stateOf = (met: boolean, exceeded = false): State => (exceeded ? 'broken' : met ? 'met' : 'waiting');

interface ChecklistProps {
  readonly scenario: ScenarioState;
  /** Absent for readers. */
  readonly onRemove: (() => unknown) | undefined;
}

/** A loaded scenario: what has happened of it, and what it waits for. */
export function Checklist({ scenario, onRemove }: ChecklistProps) {
  const { id, name, met, steps, expect } = scenario;
  const state = stateOf(
    met,
    expect.some(({ exceeded }) => exceeded),
  );
  return (
    <article class="card checklist" data-met={met} aria-label={`Scenario ${name}`}>
      <header>
        <h2>{name}</h2>
        <span class={`badge ${badges[state]}`}>{state}</span>
        <span class="muted small">{id}</span>
        {onRemove !== undefined && (
          <ConfirmButton
            label="Remove"
            question="Remove its steps? What it set up stays."
            action="Remove"
            onConfirm={onRemove}
          />
        )}
      </header>
      <Rows
        title="Answers"
        rows={steps.map(({ description, used, required, met }) => ({
          text: description,
          count: required === 0 ? `${used}` : `${used} of ${required}`,
          state: stateOf(met),
        }))}
      />
      <Rows
        title="Calls of your server"
        rows={expect.map(({ description, came, met, exceeded }) => ({
          text: description,
          count: `${came}`,
          state: stateOf(met, exceeded),
        }))}
      />
    </article>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol>
        {rows.map(({ text, count, state }) => (
          <li key={text} class={state}>
            <span class="sign" role="img" aria-label={state}>
              {signs[state]}
            </span>
            <span>{text}</span>
            <span class="number">{count}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
