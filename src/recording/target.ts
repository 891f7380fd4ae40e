import { aroundPlaceholders } from '../redaction/placeholder.js';
import { rewriteText, type Visitor } from '../redaction/rewrite.js';
import { form } from '../redaction/text-parts.js';
import type { Router } from '../spec/router.js';

/** Rewrites the contents of the path and the query of a request target. */
export function rewriteTarget(method: string, target: string, router: Router, visitor: Visitor): string {
  const [path = '', ...query] = target.split('?');
  const nameOf = segmentNames(method, path, router);
  const segments = path.split('/').map((segment, index) => {
    const name = nameOf(index);
    if (segment === '' || name === undefined) return segment;
    const decoded = decode(segment);
    const written = visitor.text(name, decoded);
    return written === decoded ? segment : aroundPlaceholders(written, encodeURIComponent);
  });
  const search = form(query.join('?'), (name, text) => rewriteText(name, text, visitor));
  return segments.join('/') + (query.length === 0 ? '' : `?${search}`);
}

/**
 * Returns a function that names path segments: the parameters of an operation except the service ID. A path
 * that matches no operation may contain secrets anywhere.
 */
function segmentNames(method: string, path: string, router: Router): (index: number) => string | undefined {
  const route = router.match(method, path);
  if (route.kind !== 'operation') return () => '';
  // A path begins with a slash, so its first segment is empty.
  return (index) => {
    const name = /^\{(\w+)\}$/.exec(route.operation.segments[index - 1] ?? '')?.[1];
    return name === 'serviceId' ? undefined : name;
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
