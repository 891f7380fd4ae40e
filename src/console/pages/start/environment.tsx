import { useState } from 'preact/hooks';
import type { EnvironmentBlock } from '../../../mock/fixtures/environment.js';
import { servicePath } from '../../mock.js';
import { CodeBlock } from '../../parts/code-block.js';
import { Tabs } from '../../parts/tabs.js';
import { useResource } from '../../use-resource.js';

/** The settings to paste, for each client library. Secrets are copied, but not shown until the reader asks. */
export function Environment() {
  const { value, problem } = useResource<{ readonly blocks: readonly EnvironmentBlock[] }>(
    servicePath('/environment'),
  );
  const [isShown, show] = useState(false);
  if (problem !== undefined) return <p class="notice">{problem}</p>;
  return (
    <section class="card" aria-label="Settings of your server">
      <Tabs
        label="Libraries"
        tabs={(value?.blocks ?? []).map(({ name, title, lines }) => ({
          name,
          content: (
            <>
              <p>{title}</p>
              <CodeBlock text={(isShown ? lines : lines.map(masked)).join('\n')} copied={lines.join('\n')} />
            </>
          ),
        }))}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ currentTarget }) => show(currentTarget.checked)}
        />
        Show secrets (Copy has them in any case)
      </label>
    </section>
  );
}

/** The names of settings whose values are secrets. */
const secretName = /(token|secret|bearer)$/i;

function masked(line: string): string {
  const [, name = '', sign = ''] = /^([\w.]+)(\s*=\s*)/.exec(line) ?? [];
  return secretName.test(name) ? `${name}${sign}••••••••` : line;
}
