import { CopyButton } from './copy-button.js';

interface CodeBlockProps {
  readonly text: string;
  /** What is copied, if it is not the text that is shown. */
  readonly copied?: string | undefined;
}

/** A text to copy. */
export function CodeBlock({ text, copied = text }: CodeBlockProps) {
  return (
    <div class="code-block">
      <CopyButton text={copied} />
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
