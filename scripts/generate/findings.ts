import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isObject } from '../../src/json.js';
import { specFolder } from '../../src/spec/pinned.js';

/** A finding of the audit that no overlay fixes. */
export interface Finding {
  id: string;
  by: string;
  what: string;
  how: string;
}

export function readFindings(): Finding[] {
  const root: unknown = parse(readFileSync(`${specFolder}findings.yaml`, 'utf8'));
  if (!isObject(root)) return [];
  return Object.entries(root).flatMap(([id, finding]) => {
    if (!isObject(finding)) return [];
    return [{ id, by: String(finding['by']), what: String(finding['what']), how: String(finding['how']) }];
  });
}
