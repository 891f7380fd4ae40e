import { Field } from '../../parts/field.js';
import type { FieldsProps } from './fields-props.js';
import type { CheckInput, TextInput } from './members.js';

/** The text fields of some members. */
export function TextInputs({ inputs, ...props }: FieldsProps & { readonly inputs: readonly TextInput[] }) {
  const { draft, change, problemOf } = props;
  return (
    <>
      {inputs.map(({ member, draft: name, label, hint, placeholder, rows, isWide = false }) => {
        const attributes = {
          placeholder,
          value: draft[name],
          spellcheck: false,
          onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
            change({ [name]: currentTarget.value }),
        };
        return (
          <Field key={member} label={label} hint={hint} wide={isWide} problem={problemOf(member)}>
            {rows === undefined ? <input {...attributes} /> : <textarea rows={rows} {...attributes} />}
          </Field>
        );
      })}
    </>
  );
}

export const CheckField = ({
  input: { draft: name, label },
  draft,
  change,
}: FieldsProps & { readonly input: CheckInput }) => (
  <label class="check wide">
    <input
      type="checkbox"
      checked={draft[name]}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
    />
    {label}
  </label>
);
