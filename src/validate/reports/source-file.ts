import { isAbsolute, relative, sep } from 'node:path';

/** Returns a file name relative to the working directory if it is below it. In CI, that is the repository. */
export function fileOf(source: string, directory = process.cwd()): string {
  if (!isAbsolute(source)) return source.split(sep).join('/');
  const below = relative(directory, source);
  const file = below.startsWith('..') || isAbsolute(below) ? source : below;
  return file.split(sep).join('/');
}
