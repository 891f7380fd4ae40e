/** A block of code on a page of the documentation. */
export interface Block {
  readonly language: string;
  readonly source: string;
  /** The line of the fence before it. */
  readonly line: number;
}

export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ index, 1: language = '', 2: source = '' }) => ({
    language,
    source,
    line: page.slice(0, index).split('\n').length,
  }));
