import { mayChange } from './mock.js';
import { href } from './router.js';

/** Returns the address of a new stub that answers an action; `undefined` for a reader, who must not make one. */
export const stubHref = (
  operationId: string,
  path: string | undefined,
  action: string,
): string | undefined =>
  mayChange.value
    ? href('stubs', 'new', {
        // Several operations can have a path with parameters.
        operation: path === undefined || path.includes('{') ? operationId : path,
        action,
      })
    : undefined;
