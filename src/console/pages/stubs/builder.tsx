import { useEffect, useState } from 'preact/hooks';
import type { ShownStub } from '../../../control/client.js';
import { CallRefused } from '../../api.js';
import { needCatalogue } from '../../catalogue.js';
import { api, changed, servicePath } from '../../mock.js';
import { toast } from '../../parts/toasts.js';
import { go, href, route } from '../../router.js';
import { problemText } from '../../use-resource.js';
import { AnswerFields } from './answer-fields.js';
import { ConditionFields, OperationField, OtherFields } from './condition-fields.js';
import { type Draft, DraftProblem, definitionOf, emptyDraft, forOperation } from './draft.js';
import type { FieldsProps } from './fields-props.js';
import { FormsView, type StubPreview } from './forms-view.js';
import { fieldOf } from './members.js';

/** What the control plane says of a draft. */
interface Refusal {
  /** The field that it is about; `undefined` if it is about the whole. */
  readonly member: string | undefined;
  readonly text: string;
}

const members: ReadonlySet<string> = new Set(Object.keys(fieldOf));

/** A form that makes a stub, and shows it in code. */
export function StubBuilder() {
  const catalogue = needCatalogue();
  const [draft, setDraft] = useState<Draft>(prefilled);
  const [preview, refusal] = usePreview(draft);
  if (catalogue === undefined) return <p class="empty">Reading the operations …</p>;
  const known = catalogue.operations.find(({ name }) => name === draft.operation);
  const fields: FieldsProps = {
    draft,
    change: (change) => setDraft((before) => ({ ...before, ...change })),
    problemOf: (member) =>
      refusal?.member === member || refusal?.member?.startsWith(`${member}.`) ? refusal.text : undefined,
  };
  const add = async (event: Event) => {
    event.preventDefault();
    try {
      const stub = await api.value?.post<ShownStub>(servicePath('/stubs'), definitionOf(draft));
      toast(`${stub?.id} is registered: ${stub?.description}`);
      changed();
      go(href('stubs'));
    } catch (problem) {
      toast(problemText(problem), 'problem');
    }
  };
  return (
    <section class="page builder">
      <header class="page-head">
        <h1>New stub</h1>
        <span class="spacer" />
        <a href={href('stubs')}>All stubs</a>
      </header>
      <div class="builder-columns">
        <form id="stub" onSubmit={(event) => void add(event)}>
          <OperationField
            {...fields}
            operations={catalogue.operations}
            onOperation={(name) =>
              setDraft(
                forOperation(
                  draft,
                  catalogue.operations.find((one) => one.name === name),
                  name,
                ),
              )
            }
          />
          <AnswerFields {...fields} operation={known} faults={catalogue.faults} />
          <ConditionFields {...fields} />
          <OtherFields {...fields} />
        </form>
        <aside class="builder-side" aria-label="Preview">
          <h2>{preview?.description ?? 'Preview'}</h2>
          {preview !== undefined && <FormsView {...preview} />}
          <footer class="builder-foot">
            <button type="submit" form="stub" class="primary" disabled={refusal !== undefined}>
              Register the stub
            </button>
            {refusal !== undefined && !members.has(refusal.member ?? '') && (
              <p class="problem" role="alert">
                {refusal.text}
              </p>
            )}
          </footer>
        </aside>
      </div>
    </section>
  );
}

/** A link can choose the operation and the action. */
function prefilled(): Draft {
  const { operation, action } = route.value.query;
  return {
    ...emptyDraft,
    ...(operation !== undefined && { operation, action: '', kind: 'status' as const }),
    ...(action !== undefined && { action, kind: 'action' as const }),
  };
}

/** Lets the control plane check a draft while it is typed. */
function usePreview(draft: Draft): [StubPreview | undefined, Refusal | undefined] {
  const [found, setFound] = useState<{ preview?: StubPreview; refusal?: Refusal }>({});
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      try {
        const preview = await api.value?.post<StubPreview>(
          servicePath('/stubs/preview'),
          definitionOf(draft),
        );
        if (isCurrent && preview !== undefined) setFound({ preview });
      } catch (problem) {
        const member =
          problem instanceof DraftProblem || problem instanceof CallRefused ? problem.member : undefined;
        if (isCurrent) setFound({ refusal: { member, text: problemText(problem) } });
      }
    };
    const timer = setTimeout(() => void look(), typingPause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [draft]);
  return [found.preview, found.refusal];
}

const typingPause = 120;
