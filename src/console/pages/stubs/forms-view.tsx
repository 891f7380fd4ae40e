import type { StubForms } from '../../../scenarios/stub-forms.js';
import { CodeBlock } from '../../parts/code-block.js';
import { Tabs } from '../../parts/tabs.js';

export interface StubPreview extends StubForms {
  readonly description: string;
}

/** A stub in the forms that tests and scripts use. */
export const FormsView = ({ typescript, yaml, curl }: StubPreview) => (
  <Tabs
    label="The same stub in code"
    tabs={[
      { name: 'TypeScript', content: <CodeBlock text={typescript} /> },
      { name: 'curl', content: <CodeBlock text={curl} /> },
      { name: 'YAML', content: <CodeBlock text={yaml} /> },
    ]}
  />
);
