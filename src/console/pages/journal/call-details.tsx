import type { ComponentChildren } from 'preact';
import type { CallDetails as Details, Owed } from '../../../control/call-details/call-details.js';
import type { DecodedJwt } from '../../../control/call-details/jwts.js';
import type { BriefEntry, JournalEntry } from '../../../mock/journal.js';
import { api, mayChange, servicePath } from '../../mock.js';
import { ActionBadge } from '../../parts/action-badge.js';
import { shortId } from '../../parts/artifact-state.js';
import { CopyButton } from '../../parts/copy-button.js';
import { JsonView } from '../../parts/json-view.js';
import { href, route } from '../../router.js';
import { useResource } from '../../use-resource.js';
import { curlOf } from './curl.js';
import { pathOf } from './filter.js';

interface CallDetailsProps {
  readonly entry: BriefEntry;
}

/** One call: what was asked, what came back, why, and what the server must do now. */
export function CallDetails({ entry }: CallDetailsProps) {
  const { sequence, method, action, resultCode, at, duration, answeredBy, stub, test, operationId } = entry;
  const { value, problem } = useResource<Details>(servicePath(`/journal/${sequence}`));
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
        <span>{new Date(at).toISOString().replace('T', ' ').replace('Z', '')}</span>
        <span>{duration.toFixed(1)} ms</span>
        <span>{operationId ?? 'no operation'}</span>
        <span>
          answered by {answeredBy}
          {stub !== undefined && `: ${stub}`}
        </span>
        {test !== undefined && (
          <span>
            in the test <a href={href('journal', undefined, { test })}>{test}</a>
          </span>
        )}
      </p>
      {mayChange.value && (
        <div class="buttons">
          <CopyButton
            label="Copy as curl"
            text={() => curlWithSecrets(entry)}
            done="Copied, with its secrets"
          />
          {action !== undefined && (
            <a class="button" href={href('stubs', 'new', { operation: pathOf(entry), action })}>
              Make a stub
            </a>
          )}
        </div>
      )}
      <Warnings {...entry} />
      {value !== undefined && <Explained {...value} />}
      {problem !== undefined && <p class="problem">{problem}</p>}
    </article>
  );
}

function Explained({ entry, findings, obligations, jwts }: Details) {
  return (
    <>
      <Reason {...entry} />
      <Artifacts {...entry} />
      <Findings findings={findings} />
      <Obligations obligations={obligations} />
      <Parameters request={entry.request} />
      <JsonView title="Request" value={entry.request} />
      <JsonView title={`Answer ${entry.status}`} value={entry.response} />
      {jwts.map((jwt) => (
        <Jwt key={jwt.name} {...jwt} />
      ))}
    </>
  );
}

/** What the call issued, used or spent. */
function Artifacts({ artifacts = [] }: Pick<Details['entry'], 'artifacts'>) {
  if (artifacts.length === 0) return null;
  return (
    <Section title="Artifacts">
      <p class="facts">
        {artifacts.map(({ id, kind, event }) => (
          <a key={id} class="chip" data-state={event} href={href('state', id)}>
            {kind} <span class="chip-id">{shortId(id)}</span> {event}
          </a>
        ))}
      </p>
    </Section>
  );
}

function Source({ source, link }: { readonly source: string; readonly link: string | undefined }) {
  if (link === undefined) return <span>{source}</span>;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {source}
    </a>
  );
}

/** Why the call got its answer, and what would have been needed. */
function Reason({ why }: Pick<JournalEntry, 'why'>) {
  if (why === undefined) return null;
  const { decided, needed, source, link, rule, calls = [] } = why;
  return (
    <Section title="Why">
      <p class="reason">{decided}</p>
      {needed !== undefined && (
        <p class="reason">
          <strong>Needed:</strong> {needed}
        </p>
      )}
      <p class="facts">
        {source !== undefined && <Source source={source} link={link} />}
        {rule !== undefined && <code>{rule}</code>}
        {calls.map((sequence) => (
          <a key={sequence} href={href('journal', sequence, route.value.query)}>
            Call {sequence}
          </a>
        ))}
      </p>
    </Section>
  );
}

async function curlWithSecrets({ sequence }: BriefEntry): Promise<string> {
  const path = servicePath(`/journal/unmasked?sequence=${sequence}`);
  const answer = await api.value?.get<{ readonly entries: readonly JournalEntry[] }>(path);
  const [entry] = answer?.entries ?? [];
  if (entry === undefined) throw new Error(`The journal no longer has the call ${sequence}.`);
  return curlOf(entry);
}

function Warnings({ warnings = [] }: Pick<JournalEntry, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <ul class="notes warning" aria-label="Warnings">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

function Findings({ findings }: Pick<Details, 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <ul class="notes problem" aria-label="Findings of the validator">
      {findings.map(({ check, message, pointer }) => (
        <li key={`${check} ${pointer}`}>
          <code>{check}</code> {message} <code>{pointer}</code>
        </li>
      ))}
    </ul>
  );
}

/** The OAuth parameters that the server passed on, decoded. */
function Parameters({ request }: Pick<JournalEntry, 'request'>) {
  const given =
    typeof request === 'object' && request !== null && 'parameters' in request ? request.parameters : '';
  if (typeof given !== 'string' || given === '') return null;
  return (
    <Section title="OAuth parameters">
      <table class="pairs">
        <tbody>
          {[...new URLSearchParams(given)].map(([name, value], index) => (
            <tr key={`${index} ${name}`}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Obligations({ obligations }: Pick<Details, 'obligations'>) {
  const owed = obligations.filter(({ level }) => level !== 'may');
  if (owed.length === 0) return null;
  return (
    <Section title="What your server must do now">
      <ul class="obligations">
        {owed.map((one) => (
          <li key={one.id} title={one.sources.join(', ')}>
            <span class={`badge ${one.level}`}>{one.level}</span>
            <span>{sentenceOf(one)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const sentenceOf = ({ sentence, when }: Owed) => (
  <>
    {sentence} {when !== undefined && <span class="muted">Holds if {when}.</span>}
  </>
);

const signatureTexts: Readonly<Record<DecodedJwt['signature'], string>> = {
  valid: 'valid signature',
  invalid: 'invalid signature',
  none: 'not signed',
  unknown: 'signature not verified: no known key',
  encrypted: 'encrypted',
};

function Jwt({ name, header, claims, signature, signedBy }: DecodedJwt) {
  const tone = { valid: 'good', invalid: 'broken', none: 'refused', unknown: 'plain', encrypted: 'plain' }[
    signature
  ];
  return (
    <Section title={`JWT: ${name}`}>
      <p>
        <span class={`action ${tone}`}>{signatureTexts[signature]}</span>
        {signedBy !== undefined && <span class="muted"> by the {signedBy}</span>}
      </p>
      <JsonView title="Header" value={header} />
      {claims !== undefined && <JsonView title="Claims" value={claims} />}
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
