const head = [
  'Structure of the Authlete API, without its prose. `x-source` says where it came from.',
  'Written by `npm run spec:import`; never edited: what is wrong is mended in spec/overlays.',
];

/** Renders a document as YAML. Deterministic. */
export async function toYaml(document: object, comments: readonly string[] = head): Promise<string> {
  const { stringify } = await import('yaml');
  const yaml = stringify(document, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true });
  return `${comments.map((line) => `# ${line}\n`).join('')}${yaml}`;
}
