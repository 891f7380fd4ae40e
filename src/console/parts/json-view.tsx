import { CopyButton } from './copy-button.js';

interface JsonViewProps {
  readonly value: unknown;
  readonly title: string;
}

/** A body: JSON with its members coloured, or a text. */
export function JsonView({ value, title }: JsonViewProps) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, undefined, 2) ?? '');
  return (
    <figure class="json">
      <figcaption>
        <span>{title}</span>
        <CopyButton text={text} />
      </figcaption>
      <pre tabIndex={0}>{coloured(text)}</pre>
    </figure>
  );
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const longestColoured = 50_000;

function coloured(text: string) {
  if (text.length > longestColoured) return text;
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(tokens)) {
    const [whole, quoted, colon] = found;
    parts.push(text.slice(end, found.index));
    end = found.index + whole.length;
    const kind = quoted === undefined ? 'literal' : colon === undefined ? 'string' : 'name';
    parts.push(<span class={`json-${kind}`}>{quoted ?? whole}</span>, colon ?? '');
  }
  return [...parts, text.slice(end)];
}
