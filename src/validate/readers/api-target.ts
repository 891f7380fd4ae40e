/**
 * Path and query of a call of the Authlete API, from `/api/` on, whatever stands before it: a scheme and a host, a
 * variable such as `{{baseUrl}}`, the path of a gateway. Undefined where the path has no `/api/`.
 */
export const apiTarget = (url: string): string | undefined =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?[^?#]*?(\/api\/[^#]*)/i.exec(url)?.[1];
