import type { CatalogueOperation } from '../../../scenarios/catalogue.js';
import { byTopic } from '../../catalogue.js';
import { Field } from '../../parts/field.js';
import type { FieldsProps } from './fields-props.js';

interface OperationFieldProps extends FieldsProps {
  readonly operations: readonly CatalogueOperation[];
  readonly onOperation: (name: string) => void;
}

/** The operation that a stub answers. */
export function OperationField({ draft, problemOf, operations, onOperation }: OperationFieldProps) {
  return (
    <fieldset>
      <legend>Which call</legend>
      <Field label="Operation" wide problem={problemOf('operation')}>
        <select value={draft.operation} onChange={({ currentTarget }) => onOperation(currentTarget.value)}>
          <option value="*">Every operation</option>
          {[...byTopic(operations)].map(([topic, some]) => (
            <optgroup key={topic} label={topic}>
              {some.map(({ name, method, path, operationId }) => (
                <option key={operationId} value={name}>
                  {name === path ? path : `${method} ${path} (${operationId})`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
    </fieldset>
  );
}

/** Which calls of the operation a stub answers, and how many. */
export function ConditionFields({ draft, change, problemOf }: FieldsProps) {
  return (
    <fieldset>
      <legend>When, and how often</legend>
      <Field label="Calls to answer" problem={problemOf('times')}>
        <input
          type="number"
          min="1"
          value={draft.times}
          disabled={draft.always}
          onInput={({ currentTarget }) => change({ times: currentTarget.value })}
        />
      </Field>
      <Field label="Calls to skip first" problem={problemOf('skip')}>
        <input
          type="number"
          min="0"
          value={draft.skip}
          onInput={({ currentTarget }) => change({ skip: currentTarget.value })}
        />
      </Field>
      <label class="check wide">
        <input
          type="checkbox"
          checked={draft.always}
          onChange={({ currentTarget }) => change({ always: currentTarget.checked })}
        />
        Answer every matching call until the stub is removed
      </label>
      <Field label="Only of this client" hint="Its ID or alias." problem={problemOf('when.client')}>
        <input
          placeholder="any client"
          value={draft.client}
          onInput={({ currentTarget }) => change({ client: currentTarget.value })}
        />
      </Field>
      <Field label="Only for this subject" problem={problemOf('when.subject')}>
        <input
          placeholder="any user"
          value={draft.subject}
          onInput={({ currentTarget }) => change({ subject: currentTarget.value })}
        />
      </Field>
      <Field
        label="Only with these OAuth parameters"
        wide
        hint="One name=value per line."
        problem={problemOf('when.parameters')}
      >
        <textarea
          rows={2}
          placeholder="grant_type=refresh_token"
          value={draft.parameters}
          onInput={({ currentTarget }) => change({ parameters: currentTarget.value })}
        />
      </Field>
    </fieldset>
  );
}
