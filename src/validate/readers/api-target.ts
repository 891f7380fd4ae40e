/**
 * Returns the path and query from `/api/` on, whatever precedes it: a scheme and host, a variable such as
 * `{{baseUrl}}`, the path of a gateway. `undefined` if there is no `/api/`.
 */
export const apiTarget = (url: string): string | undefined =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?[^?#]*?(\/api\/[^#]*)/i.exec(url)?.[1];
