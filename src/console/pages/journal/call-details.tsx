import type { JournalEntry } from '../../../mock/journal.js';
import { ActionBadge } from '../../parts/action-badge.js';
import { JsonView } from '../../parts/json-view.js';
import { href, route } from '../../router.js';
import { pathOf } from './filter.js';

interface CallDetailsProps {
  readonly entry: JournalEntry;
}

/** One call: what was asked, what came back, and why. */
export function CallDetails({ entry }: CallDetailsProps) {
  const { sequence, method, resultCode, at, duration, answeredBy, stub, warnings = [], operationId } = entry;
  return (
    <article class="details" aria-label={`Call ${sequence}`}>
      <header>
        <h2>
          <span class="number">{sequence}</span> {method} {pathOf(entry)}
        </h2>
        <a class="close" href={href('journal', undefined, route.value.query)} aria-label="Close">
          ×
        </a>
      </header>
      <p class="facts">
        <ActionBadge {...entry} /> <span class="code">{resultCode}</span>
        <span>{new Date(at).toISOString()}</span>
        <span>{duration.toFixed(1)} ms</span>
        <span>{operationId ?? 'no operation'}</span>
        <span>
          answered by {answeredBy}
          {stub !== undefined && `: ${stub}`}
        </span>
      </p>
      {warnings.length > 0 && (
        <ul class="warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <JsonView title="Request" value={entry.request} />
      <JsonView title={`Answer ${entry.status}`} value={entry.response} />
    </article>
  );
}
