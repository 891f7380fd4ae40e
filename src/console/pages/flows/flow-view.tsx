import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FlowDetails } from '../../../control/routes/lineage.js';
import type { Flow } from '../../../lineage/flows.js';
import type { ScenarioDefinition } from '../../../scenarios/scenario/definition.js';
import { api, servicePath } from '../../mock.js';
import { CopyButton } from '../../parts/copy-button.js';
import { counted } from '../../parts/counted.js';
import { download } from '../../parts/download.js';
import { timeText } from '../../parts/time-text.js';
import { perform } from '../../parts/toasts.js';
import { href, route } from '../../router.js';
import { useClients } from '../../use-clients.js';
import { useResource } from '../../use-resource.js';
import { clientWhat } from '../state/address.js';
import { Diagram } from './diagram.js';

/** How far from its end a diagram counts as read, in pixels. */
const nearEnd = 80;

/** One flow: its diagram, and what can be made of it. */
export function FlowView({ flowId }: { readonly flowId: string }) {
  const { value, problem } = useResource<FlowDetails>(servicePath(`/flows/${encodeURIComponent(flowId)}`));
  const view = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const look = () => {
    const { current } = view;
    if (current !== null)
      atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearEnd;
  };
  const count = value?.entries.length ?? 0;
  const before = useRef(0);
  useLayoutEffect(() => {
    // The flow that is opened begins at its first call; the calls that come are shown if the reader saw the last one.
    if (before.current > 0 && atEnd.current) view.current?.scrollTo({ top: view.current.scrollHeight });
    before.current = count;
    look();
  }, [count]);
  return (
    <article class="details flow" aria-label={`Flow ${flowId}`} ref={view} onScroll={look}>
      <header>
        <h2>{value === undefined ? 'Flow' : titleOf(value.flow)}</h2>
        <a class="close" href={href('flows', undefined, route.value.query)} aria-label="Close">
          ×
        </a>
      </header>
      {problem !== undefined && <p class="problem">{problem}</p>}
      {value !== undefined && (
        <>
          <Facts {...value.flow} />
          <div class="buttons">
            <CopyButton
              label="Copy as scenario"
              text={() => scenarioText(flowId)}
              done="Copied: a scenario that expects these calls"
            />
            <button
              type="button"
              class="quiet"
              onClick={() => void perform(async () => download(`${flowId}.yaml`, await scenarioText(flowId)))}
            >
              Download
            </button>
            <button type="button" class="quiet" onClick={() => print()}>
              Print
            </button>
          </div>
          <Diagram {...value} />
        </>
      )}
    </article>
  );
}

export const titleOf = ({ kind }: Pick<Flow, 'kind'>): string =>
  kind.replace(/^./, (first) => first.toUpperCase());

function Facts({ outcome, clientId, subject, startedAt, calls }: Flow) {
  const { nameOf } = useClients();
  return (
    <p class="facts">
      <span class={`action outcome-${outcome}`}>{outcome}</span>
      {clientId !== undefined && <a href={href('state', clientWhat(clientId))}>{nameOf(clientId)}</a>}
      {subject !== undefined && <span>{subject}</span>}
      <span>{timeText(startedAt)}</span>
      <span>{counted(calls.length, 'call')}</span>
    </p>
  );
}

/** Resolves to a scenario file. */
async function scenarioText(flowId: string): Promise<string> {
  const [{ stringify }, definition] = await Promise.all([
    import('./yaml.js'),
    api.value?.get<ScenarioDefinition>(servicePath(`/flows/${encodeURIComponent(flowId)}/scenario`)),
  ]);
  return stringify(definition, { lineWidth: 0 });
}
