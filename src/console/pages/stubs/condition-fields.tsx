import type { CatalogueOperation } from '../../../scenarios/catalogue.js';
import { byTopic } from '../../catalogue.js';
import { Field } from '../../parts/field.js';
import type { FieldsProps } from './fields-props.js';
import { CheckField, TextInputs } from './inputs.js';
import { afterwardsInputs, checks, conditionInputs, type TextInput } from './members.js';

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
export function ConditionFields(props: FieldsProps) {
  const { draft, change, problemOf } = props;
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
      <Field
        label="For this long"
        hint="From the first call on, by the clock of the service, such as 10s: every matching call."
        wide
        problem={problemOf('for')}
      >
        <input
          placeholder="no limit"
          value={draft.lasting}
          onInput={({ currentTarget }) =>
            change({ lasting: currentTarget.value, ...(draft.times === '1' && { times: '' }) })
          }
        />
      </Field>
      <TextInputs {...props} inputs={conditionInputs} />
    </fieldset>
  );
}

/** What happens to the service after each answer, and how the stub is called. */
export const OtherFields = (props: FieldsProps) => (
  <>
    <fieldset>
      <legend>Afterwards</legend>
      <TextInputs {...props} inputs={afterwardsInputs} />
      <CheckField {...props} input={checks.afterwards} />
    </fieldset>
    <fieldset>
      <legend>The stub</legend>
      <TextInputs {...props} inputs={[nameInput]} />
      <CheckField {...props} input={checks.lenient} />
    </fieldset>
  </>
);

const nameInput: TextInput = {
  member: 'name',
  draft: 'name',
  label: 'Name',
  hint: 'What reports call it.',
  placeholder: 'a description of what it does',
  isWide: true,
};
