import { servicePath } from '../mock.js';
import { CopyButton } from '../parts/copy-button.js';
import { useResource } from '../use-resource.js';

interface Environment {
  readonly blocks: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** What somebody needs who opens the console of a new mock. */
export function StartPage() {
  const { value } = useResource<Environment>(servicePath('/environment'));
  return (
    <section class="page">
      <h1>Point your server at this mock</h1>
      {value?.blocks.map(({ title, lines }) => (
        <section key={title} class="card">
          <h2>{title}</h2>
          <pre>{lines.join('\n')}</pre>
          <CopyButton text={lines.join('\n')} />
        </section>
      ))}
    </section>
  );
}
