import type { RecordedExchange } from './format.js';

/** Rewrites all contents of an exchange: its target, its bodies and the shapes of its JWTs. */
export function rewriteExchange(
  exchange: RecordedExchange,
  change: (name: string, content: unknown) => unknown,
): Readonly<Partial<Record<keyof RecordedExchange, unknown>>> {
  const { target, request, response, jwts } = exchange;
  return {
    ...exchange,
    target: change('target', target),
    ...(request !== undefined && { request: change('body', request) }),
    ...(response !== undefined && { response: change('body', response) }),
    ...(jwts !== undefined && {
      jwts: Object.fromEntries(Object.entries(jwts).map(([of, shape]) => [of, change('', shape)])),
    }),
  };
}
