import type { FunctionComponent } from 'preact';
import type { CatalogueAction, CatalogueOperation } from '../../../scenarios/catalogue.js';
import { Field } from '../../parts/field.js';
import { hasAnswer, hasHeaders, type Kind, kinds } from './draft.js';
import type { FieldsProps } from './fields-props.js';

interface AnswerFieldsProps extends FieldsProps {
  /** `undefined` for every operation. */
  readonly operation: CatalogueOperation | undefined;
  readonly faults: readonly string[];
}

/** What a stub answers. */
export function AnswerFields(props: AnswerFieldsProps) {
  const { draft, change, problemOf, operation } = props;
  const Fields = fieldsOf[draft.kind];
  const hasActions = (operation?.actions.length ?? 0) > 0;
  return (
    <fieldset>
      <legend>What they get</legend>
      <div class="kinds wide" role="radiogroup" aria-label="Kind of answer">
        {Object.entries(kinds).map(([name, label]) => (
          <label key={name} class="kind">
            <input
              type="radio"
              name="kind"
              value={name}
              checked={draft.kind === name}
              disabled={name === 'action' && !hasActions}
              onChange={() => change({ kind: name as Kind })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <Fields {...props} />
      {hasAnswer(draft.kind) && (
        <Field
          label="Delay"
          hint="In real time, such as 250ms or 2s. Empty for none."
          problem={problemOf('delay')}
        >
          <input
            placeholder={draft.kind === 'delay' ? '2s' : 'none'}
            value={draft.delay}
            onInput={({ currentTarget }) => change({ delay: currentTarget.value })}
          />
        </Field>
      )}
      {hasHeaders(draft.kind) && (
        <Field label="HTTP headers" wide hint="One a line." problem={problemOf('headers')}>
          <textarea
            rows={2}
            spellcheck={false}
            placeholder="Retry-After: 30"
            value={draft.headers}
            onInput={({ currentTarget }) => change({ headers: currentTarget.value })}
          />
        </Field>
      )}
    </fieldset>
  );
}

function ActionFields({ draft, change, problemOf, operation }: AnswerFieldsProps) {
  const actions = operation?.actions ?? [];
  const chosen = actions.find(({ action }) => action === draft.action);
  const groups: readonly (readonly [string, readonly CatalogueAction[]])[] = [
    ['Refuses', actions.filter(({ grants }) => !grants)],
    ['Grants', actions.filter(({ grants }) => grants)],
  ];
  return (
    <>
      <Field label="Action" problem={problemOf('action')}>
        <select
          value={draft.action}
          onChange={({ currentTarget }) => change({ action: currentTarget.value, resultCode: '' })}
        >
          {chosen === undefined && <option value={draft.action}>{draft.action || 'Choose one'}</option>}
          {groups.map(([label, some]) => (
            <optgroup key={label} label={label}>
              {some.map(({ action }) => (
                <option key={action}>{action}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field
        label="Result code"
        wide
        hint={chosen?.resultCodes.length === 0 ? 'No result code is published for this action.' : undefined}
        problem={problemOf('resultCode')}
      >
        <select
          value={draft.resultCode}
          onChange={({ currentTarget }) => change({ resultCode: currentTarget.value })}
        >
          <option value="">The usual one</option>
          {chosen?.resultCodes.map(({ code, error, message }) => (
            <option key={code} value={code}>
              {code} · {error === undefined ? '' : `${error} · `}
              {message}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label="Response members to add or replace (JSON)"
        wide
        hint="Everything else in the answer is made as usual: tokens and codes in it work."
        problem={problemOf('reply')}
      >
        <textarea
          rows={3}
          spellcheck={false}
          placeholder={'{ "subject": "john" }'}
          value={draft.reply}
          onInput={({ currentTarget }) => change({ reply: currentTarget.value })}
        />
      </Field>
    </>
  );
}

const PatchFields: FunctionComponent<AnswerFieldsProps> = ({ draft, change, problemOf }) => (
  <Field
    label="Patch (JSON)"
    wide
    hint="The mock answers, then these members are merged into its answer. null removes a member (RFC 7396)."
    problem={problemOf('patch')}
  >
    <textarea
      rows={4}
      spellcheck={false}
      placeholder={'{ "subject": "jane", "claims": null }'}
      value={draft.patch}
      onInput={({ currentTarget }) => change({ patch: currentTarget.value })}
    />
  </Field>
);

const StatusFields: FunctionComponent<AnswerFieldsProps> = ({ draft, change, problemOf }) => (
  <Field
    label="HTTP status"
    hint="The body is that of an API error, or of a gateway in front of the API."
    problem={problemOf('status')}
  >
    <input
      type="number"
      min="200"
      max="599"
      list="statuses"
      value={draft.status}
      onInput={({ currentTarget }) => change({ status: currentTarget.value })}
    />
    <datalist id="statuses">
      {[400, 401, 403, 404, 429, 500, 502, 503, 504].map((status) => (
        <option key={status} value={status} />
      ))}
    </datalist>
  </Field>
);

const faultTexts: Readonly<Record<string, string>> = {
  reset: 'the connection is reset',
  empty: 'the connection closes without an answer',
  timeout: 'no answer ever comes',
  truncated: 'the body ends in the middle',
  'malformed-json': 'the body is not JSON',
};

const FaultFields: FunctionComponent<AnswerFieldsProps> = ({ draft, change, problemOf, faults }) => (
  <>
    <Field label="Fault" problem={problemOf('fault')}>
      <select value={draft.fault} onChange={({ currentTarget }) => change({ fault: currentTarget.value })}>
        {faults.map((fault) => (
          <option key={fault} value={fault}>
            {fault}: {faultTexts[fault] ?? ''}
          </option>
        ))}
      </select>
    </Field>
    <label class="check wide">
      <input
        type="checkbox"
        checked={draft.acts}
        onChange={({ currentTarget }) => change({ acts: currentTarget.checked })}
      />
      The mock processes the call; only its answer is lost
    </label>
  </>
);

const fieldsOf: Readonly<Record<Kind, FunctionComponent<AnswerFieldsProps>>> = {
  action: ActionFields,
  patch: PatchFields,
  status: StatusFields,
  fault: FaultFields,
  delay: () => null,
  passthrough: () => <p class="hint wide">The mock answers as usual. Reports say whether the call came.</p>,
};
