import { parse } from 'yaml';
import { isObject } from '../../json.js';
import type { Source } from '../openapi.js';
import { knownSourcesText } from '../pinned.js';

export type Provenance = Omit<Source, 'sha256'>;

/** Returns the repository, commit and date: as given, else as known for these bytes, else from the URL. */
export function provenanceOf(location: string, sha256: string, said: Provenance = {}): Provenance {
  return { ...fromUrl(location), ...known(sha256), ...said };
}

function known(sha256: string): Provenance {
  const sources: unknown = parse(knownSourcesText());
  const source = isObject(sources) ? sources[sha256] : undefined;
  if (!isObject(source)) return {};
  const { repository, commit, date } = source;
  return {
    ...(typeof repository === 'string' && { repository }),
    ...(typeof commit === 'string' && { commit }),
    ...(typeof date === 'string' && { date }),
  };
}

function fromUrl(location: string): Provenance {
  const raw = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/([0-9a-f]{7,40})\//.exec(location);
  if (raw === null) return {};
  const [, repository, commit = ''] = raw;
  return { repository: `https://github.com/${repository}`, commit };
}
