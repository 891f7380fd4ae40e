import { isAbsolute, relative, sep } from 'node:path';

/** A file as reports name it: below the working directory relative to it, which in CI is the repository. */
export function fileOf(source: string, directory = process.cwd()): string {
  if (!isAbsolute(source)) return source.split(sep).join('/');
  const below = relative(directory, source);
  const file = below.startsWith('..') || isAbsolute(below) ? source : below;
  return file.split(sep).join('/');
}
