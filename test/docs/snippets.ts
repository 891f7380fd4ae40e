import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from './blocks.js';

const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs'), ...markdownBelow('examples')];
/** The blocks of code on all pages. */
export const snippets = pages.flatMap((page) =>
  blocksOf(readFileSync(page, 'utf8')).map((block) => ({ ...block, page, where: `${page}:${block.line}` })),
);
export type Snippet = (typeof snippets)[number];
export const inLanguage = (...languages: string[]): Snippet[] =>
  snippets.filter(({ language }) => languages.includes(language));

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}
