import { isObject } from '../../json.js';
import { arrayAt, type Json, type JsonObject, objectAt } from '../json.js';
import type { Source } from '../openapi.js';
import type { ReadDocument } from './read.js';
import { componentKinds, References } from './references.js';
import type { SchemaReader } from './schema.js';
import { keep, readComponent, readPathItem, serversOf } from './structure.js';

export interface Imported {
  document: JsonObject;
  source: Source;
  /** Pointers that were given a component name: `#/components/…`. */
  named: string[];
  /** Schema keywords that OpenAPI 3.0 does not have, and how often each was dropped. */
  dropped: ReadonlyMap<string, number>;
}

/** Converts an upstream document (OpenAPI 3.0 or 3.1) to the internal OpenAPI 3.0.3 form. Deterministic. */
export function importDocument(read: ReadDocument, provenance: Omit<Source, 'sha256'> = {}): Imported {
  const { root } = read;
  const references = new References(root);
  const reader: SchemaReader = {
    references,
    version: String(root['openapi']).startsWith('3.1') ? '3.1' : '3.0',
    dropped: new Map(),
  };
  const source = sourceOf(root) ?? { ...provenance, sha256: read.sha256 };
  const own = new Set(componentKinds.flatMap((kind) => namesOf(root, kind)));
  const document: JsonObject = {
    openapi: '3.0.3',
    info: infoOf(root),
    'x-source': { ...source },
    ...serversOf(root),
    ...keep(root, ['security']),
    tags: arrayAt(root, 'tags').flatMap((tag) => (isObject(tag) ? [keep(tag, ['name'])] : [])),
    paths: sorted(
      Object.entries(objectAt(root, 'paths'))
        .filter(([path]) => !path.startsWith('x-'))
        .map(([path, item]) => [path, readPathItem(reader, item)]),
    ),
    components: componentsOf(reader, root),
  };
  const named = references.components.flatMap(({ kind, name }) =>
    own.has(`${kind}/${name}`) ? [] : [`#/components/${kind}/${name}`],
  );
  return { document, source, named, dropped: reader.dropped };
}

/** An already imported document keeps its source. */
function sourceOf(root: JsonObject): Source | undefined {
  const { sha256, repository, commit, date } = objectAt(root, 'x-source');
  if (typeof sha256 !== 'string') return undefined;
  return {
    ...(typeof repository === 'string' && { repository }),
    ...(typeof commit === 'string' && { commit }),
    ...(typeof date === 'string' && { date }),
    sha256,
  };
}

function componentsOf(reader: SchemaReader, root: JsonObject): JsonObject {
  const components: JsonObject = {};
  for (const kind of componentKinds) {
    const ofKind = reader.references.components.filter((component) => component.kind === kind);
    if (ofKind.length === 0) continue;
    components[kind] = sorted(ofKind.map((component) => [component.name, readComponent(reader, component)]));
  }
  const schemes = objectAt(objectAt(root, 'components'), 'securitySchemes');
  components['securitySchemes'] = sorted(
    Object.entries(schemes).map(([name, scheme]) => [name, isObject(scheme) ? securityScheme(scheme) : {}]),
  );
  return components;
}

function securityScheme(node: JsonObject): JsonObject {
  const flows = Object.entries(objectAt(node, 'flows')).map(([name, flow]): [string, Json] => {
    if (!isObject(flow)) return [name, {}];
    // OpenAPI requires a description of every scope.
    const scopes = Object.keys(objectAt(flow, 'scopes')).map((scope) => [scope, '']);
    return [
      name,
      {
        ...keep(flow, ['authorizationUrl', 'tokenUrl', 'refreshUrl']),
        scopes: Object.fromEntries(scopes),
      },
    ];
  });
  return {
    ...keep(node, ['type', 'scheme', 'bearerFormat', 'in', 'name', 'openIdConnectUrl']),
    ...(flows.length === 0 ? {} : { flows: sorted(flows) }),
  };
}

function infoOf(root: JsonObject): JsonObject {
  const info = objectAt(root, 'info');
  const license = objectAt(info, 'license');
  return {
    ...keep(info, ['title', 'version']),
    ...(license['name'] === undefined ? {} : { license: keep(license, ['name', 'url']) }),
  };
}

function namesOf(root: JsonObject, kind: string): string[] {
  return Object.keys(objectAt(objectAt(root, 'components'), kind)).map((name) => `${kind}/${name}`);
}

function sorted(entries: [string, Json][]): JsonObject {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
