import { useState } from 'preact/hooks';
import { api, entries, entryHref, mayChange, servicePath } from '../mock.js';
import { ActionBadge } from '../parts/action-badge.js';
import { perform } from '../parts/toasts.js';
import { href } from '../router.js';
import { pathOf } from './journal/filter.js';
import { Environment } from './start/environment.js';
import { LostCalls } from './start/lost-calls.js';

/** What somebody needs who opens the console of a new mock. */
export function StartPage() {
  return (
    <section class="page start">
      <h1>Point your server at this mock</h1>
      <FirstCall />
      <Environment />
      <LostCalls />
      {mayChange.value && <Demo />}
    </section>
  );
}

/** Turns green when the first call comes. */
function FirstCall() {
  const all = entries.value;
  const last = all.at(-1);
  if (last === undefined)
    return (
      <p class="first-call waiting" role="status">
        <span class="dot" aria-hidden="true" /> Waiting for the first call of your server
      </p>
    );
  return (
    <p class="first-call came" role="status">
      <span class="dot" aria-hidden="true" /> The mock is called: {all.length}{' '}
      {all.length === 1 ? 'call' : 'calls'}, the last one{' '}
      <a href={entryHref(last.sequence)}>
        {last.method} {pathOf(last)}
      </a>{' '}
      <ActionBadge {...last} />
    </p>
  );
}

interface DemoCall {
  readonly path: string;
  readonly status: number;
  readonly action?: string;
}

function Demo() {
  const [calls, setCalls] = useState<readonly DemoCall[]>();
  const run = () =>
    perform(async () => {
      const made = await api.value?.post<{ readonly calls: readonly DemoCall[] }>(servicePath('/demo'));
      setCalls(made?.calls);
    });
  return (
    <section class="card">
      <h2>No server at hand?</h2>
      <p>
        The demo flow makes the calls of a server that logs a user in with an authorization code. They are
        answered like any others: look at them in the <a href={href('journal')}>journal</a>.
      </p>
      <button type="button" onClick={() => void run()}>
        Run a demo flow
      </button>
      {calls !== undefined && (
        <ol class="demo-calls" aria-label="Calls of the demo flow">
          {calls.map(({ path, status, action }) => (
            <li key={path}>
              <code>{path}</code> <ActionBadge status={status} action={action} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
