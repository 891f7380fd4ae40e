import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const schemas = 'node_modules/authlete-testkit/schemas';

/**
 * Returns the first line of a YAML file, from which editors know its schema. They resolve the path from the folder of
 * the file. Empty if the file is outside of a project for Node.js.
 */
export function editorSchema(name: 'fixtures' | 'check' | 'expected-findings', file: string): string {
  const folder = dirname(resolve(file));
  const root = nearestWith(folder, schemas) ?? nearestWith(folder, 'package.json');
  if (root === undefined) return '';
  const path = relative(folder, join(root, schemas, `${name}.schema.json`)).replaceAll(sep, '/');
  return `# yaml-language-server: $schema=${path.startsWith('../') ? path : `./${path}`}\n`;
}

/** Returns the nearest folder, upwards from the given one, that has a file or folder with this path. */
function nearestWith(folder: string, path: string): string | undefined {
  if (existsSync(join(folder, path))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestWith(parent, path);
}
