import type { ReportedResult } from '../../../check/reports/reported.js';
import { stubHref } from '../../stub-href.js';
import { verdictOf, verdicts } from './verdicts.js';

/** An obligation, its verdict and the reasons. */
export function ResultDetails({ result }: { readonly result: ReportedResult }) {
  const { id, sentence, level, sources, reason, accepted, breaks, why, action, operation } = result;
  const { label, tone, sign } = verdicts[verdictOf(result)];
  const isOffered = breaks.length > 0 || verdictOf(result) === 'notTried';
  const stub =
    isOffered && operation !== undefined && action !== undefined
      ? stubHref(operation, pathIn(result), action)
      : undefined;
  return (
    <li class="check-result">
      <span class={`badge ${tone}`} title={label} role="img" aria-label={label}>
        {sign}
      </span>
      <div>
        <p>{sentence}</p>
        <p class="muted small">
          {level} · <code>{id}</code>
          {sources.length > 0 && ` · ${sources.join(', ')}`}
        </p>
        {reason !== undefined && <p class="muted small">Not tried: {reason}</p>}
        {accepted !== undefined && <p class="small">Accepted: {accepted}</p>}
        {breaks.map(({ trial, message, expected, got, response }) => (
          <div key={trial + message} class="near-miss">
            <p>
              <strong>{message}</strong>
            </p>
            {expected !== undefined && (
              <p>
                expected <code>{expected}</code>
              </p>
            )}
            {got !== undefined && (
              <p>
                got <code>{got}</code>
              </p>
            )}
            <p class="muted small">
              {trial}
              {response.status !== undefined && `, answered with ${response.status}`}
            </p>
          </div>
        ))}
        {breaks.length > 0 && why !== undefined && <p class="small">{why}</p>}
        {stub !== undefined && (
          <p class="small">
            <a href={stub}>Make a stub with this action</a>
          </p>
        )}
      </div>
    </li>
  );
}

/** `/auth/token` of `POST /auth/token`. */
const pathIn = ({ path }: ReportedResult): string | undefined => path?.replace(/^\w+ /, '');
