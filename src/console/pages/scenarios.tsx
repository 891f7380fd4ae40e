import { useState } from 'preact/hooks';
import type { ScenarioState } from '../../scenarios/scenario/scenario.js';
import { api, changed, mayChange, servicePath } from '../mock.js';
import { Field } from '../parts/field.js';
import { perform, toast } from '../parts/toasts.js';
import { problemText, useResource } from '../use-resource.js';
import { Checklist } from './scenarios/checklist.js';
import { type BuiltIn, Library } from './scenarios/library.js';

/** The scenarios that run, and those that can be loaded. */
export function ScenariosPage() {
  const path = servicePath('/scenarios');
  const running = useResource<{ readonly scenarios: readonly ScenarioState[] }>(path);
  const builtIn = useResource<{ readonly scenarios: readonly BuiltIn[] }>('/scenarios').value?.scenarios;
  const [problem, setProblem] = useState<string>();
  const load = async (what: () => Promise<ScenarioState> | undefined): Promise<boolean> => {
    try {
      const scenario = await what();
      setProblem(undefined);
      toast(`${scenario?.name} is loaded. Let your server make its calls now.`);
      running.reload();
      changed();
      document.getElementById('content')?.scrollTo({ top: 0, behavior: 'smooth' });
      return true;
    } catch (failed) {
      setProblem(problemText(failed));
      return false;
    }
  };
  const remove = ({ id, name }: ScenarioState) =>
    perform(async () => {
      await api.value?.send('DELETE', `${path}/${id}`);
      running.reload();
      changed();
    }, `${name} is removed`);
  const scenarios = running.value?.scenarios.toReversed() ?? [];
  return (
    <section class="page">
      <header class="page-head">
        <h1>Scenarios</h1>
        <p class="muted">
          A scenario sets the stage, answers some calls, and lists the calls that your server should make.
        </p>
      </header>
      {scenarios.map((scenario) => (
        <Checklist
          key={scenario.id}
          scenario={scenario}
          onRemove={mayChange.value ? () => remove(scenario) : undefined}
        />
      ))}
      {mayChange.value && (
        <Paste problem={problem} onLoad={(yaml) => load(() => api.value?.postYaml(path, yaml))} />
      )}
      {builtIn !== undefined && (
        <Library
          scenarios={builtIn}
          loaded={new Set(scenarios.map(({ name }) => name))}
          onLoad={(name) => void load(() => api.value?.post(path, { name }))}
        />
      )}
    </section>
  );
}

interface PasteProps {
  readonly problem: string | undefined;
  readonly onLoad: (yaml: string) => Promise<boolean>;
}

function Paste({ problem, onLoad }: PasteProps) {
  const [yaml, setYaml] = useState('');
  return (
    <details class="card paste" open={problem !== undefined}>
      <summary>Load your own</summary>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await onLoad(yaml)) setYaml('');
        }}
      >
        <Field label="Scenario (YAML or JSON)" problem={problem}>
          <textarea
            rows={10}
            spellcheck={false}
            required
            placeholder={example}
            value={yaml}
            onInput={({ currentTarget }) => setYaml(currentTarget.value)}
          />
        </Field>
        <button type="submit" class="primary">
          Load
        </button>
      </form>
    </details>
  );
}

const example = `name: token-outage
about: |
  The token endpoint of Authlete fails twice.
  The authorization server returns 500 and recovers.
steps:
  - operation: /auth/token
    status: 503
    times: 2
expect:
  - operation: /auth/token
    action: OK`;
