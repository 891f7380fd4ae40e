import { useState } from 'preact/hooks';
import { mayChange } from '../../mock.js';

/** A scenario that comes with the testkit. */
export interface BuiltIn {
  readonly name: string;
  readonly topic: string;
  /** The first line says what happens, the others how an authorization server should react. */
  readonly about: string;
}

interface LibraryProps {
  readonly scenarios: readonly BuiltIn[];
  readonly loaded: ReadonlySet<string>;
  readonly onLoad: (name: string) => void;
}

/** The built-in scenarios by topic. */
export function Library({ scenarios, loaded, onLoad }: LibraryProps) {
  const [search, setSearch] = useState('');
  const found = scenarios.filter(({ name, about }) =>
    `${name} ${about}`.toLowerCase().includes(search.toLowerCase()),
  );
  const topics = [...new Set(found.map(({ topic }) => topic))];
  return (
    <>
      <div class="library-head">
        <h2>Built-in scenarios</h2>
        <input
          type="search"
          aria-label="Search the scenarios"
          placeholder="Search the scenarios"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <output class="muted small">
          {found.length === scenarios.length ? scenarios.length : `${found.length} of ${scenarios.length}`}
        </output>
      </div>
      {topics.map((topic) => (
        <section key={topic} class="library" aria-label={topic}>
          <h3>{topic}</h3>
          <ul>
            {found
              .filter((one) => one.topic === topic)
              .map(({ name, about }) => (
                <Scenario key={name} name={name} about={about} isLoaded={loaded.has(name)} onLoad={onLoad} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface ScenarioProps {
  readonly name: string;
  readonly about: string;
  readonly isLoaded: boolean;
  readonly onLoad: (name: string) => void;
}

function Scenario({ name, about, isLoaded, onLoad }: ScenarioProps) {
  const [happens = '', ...should] = about.trim().split('\n');
  return (
    <li>
      <div>
        <p>
          <code>{name}</code> {isLoaded && <span class="badge">loaded</span>}
        </p>
        <p>{happens}</p>
        <p class="muted small">{should.join(' ')}</p>
      </div>
      {mayChange.value && (
        <button type="button" onClick={() => onLoad(name)} aria-label={`Load ${name}`}>
          Load
        </button>
      )}
    </li>
  );
}
