import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/**
 * Returns a function that finds the line and column of a path such as `services[0].clients` in YAML or JSON.
 */
export function positionsIn(text: string): (path: string) => string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => {
    let node: unknown = document.contents;
    let start = startOf(document.contents) ?? 0;
    for (const segment of path.match(/[^.[\]]+/g) ?? []) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
        if (pair === undefined) break;
        start = isScalar(pair.key) ? (startOf(pair.key) ?? start) : start;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
        start = startOf(node) ?? start;
      } else break;
    }
    const { line, col } = lines.linePos(start);
    return `${line}:${col}`;
  };
}

const startOf = (node: unknown): number | undefined =>
  isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? (node as Node).range?.[0] : undefined;
