import { useEffect } from 'preact/hooks';
import type { JournalEntry } from '../../../mock/journal.js';
import { ActionBadge } from '../../parts/action-badge.js';
import { clockText } from '../../parts/clock-control.js';
import { useResource } from '../../use-resource.js';

const lookEvery = 3000;

/** Calls that reached the mock, but no service: what is wrong with each. */
export function LostCalls() {
  const { value, reload } = useResource<{ readonly entries: readonly JournalEntry[] }>('/journal?limit=10');
  // No event tells of them on the page of a service.
  useEffect(() => {
    const timer = setInterval(reload, lookEvery);
    return () => clearInterval(timer);
  });
  const calls = value?.entries.toReversed() ?? [];
  if (calls.length === 0) return null;
  return (
    <section class="card">
      <h2>Calls that reached no service</h2>
      <p class="muted">Something called this mock, but not as a service expects it.</p>
      <ul class="lost-calls" aria-label="Calls that reached no service">
        {calls.map((entry) => (
          <li key={entry.sequence}>
            <p>
              <time>{clockText(entry.at)}</time>{' '}
              <code>
                {entry.method} {entry.target}
              </code>{' '}
              <ActionBadge {...entry} />
            </p>
            <p class="small">{wrongWith(entry)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says what decided, and what would have been needed. */
function wrongWith({ why, response }: JournalEntry): string {
  if (why !== undefined) return [why.decided, why.needed].filter(Boolean).join(' ');
  const message = typeof response === 'object' && response !== null && 'resultMessage' in response;
  return message ? String(response.resultMessage) : 'The mock has no such path.';
}
