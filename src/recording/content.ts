import type { RecordedExchange } from './format.js';

/** An exchange in which all that was said is as it is given: target and bodies, and what is known of each JWT. */
export function contentOf(
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
