import { bodyOf, type HttpExchange } from '../../src/validate/exchange.js';
import type { TestAuthlete } from './authlete.js';

/** Captures the traffic of a mock from now on, unmasked. */
export function tap(authlete: TestAuthlete, source = 'recording'): HttpExchange[] {
  const seen: HttpExchange[] = [];
  const { fetch } = authlete;
  authlete.fetch = async (given, init) => {
    const request = new Request(given, init);
    const { pathname, search } = new URL(request.url);
    const sent = await request.clone().text();
    const response = await fetch(request);
    seen.push({
      method: request.method,
      target: pathname + search,
      requestHeaders: Object.fromEntries(request.headers),
      request: bodyOf(sent),
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      response: bodyOf(await response.clone().text()),
      at: (await authlete.world()).clock.now(),
      place: { source, number: seen.length + 1 },
    });
    return response;
  };
  return seen;
}
