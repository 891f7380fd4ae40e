import { mask, maskTarget } from '../../../src/mock/mask.js';
import { type Body, bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';
import type { TestAuthlete } from '../../support/authlete.js';

/** Keeps what goes over the wire of a mock from now on, headers and texts as they are. */
export async function tap(authlete: TestAuthlete, source: string): Promise<HttpExchange[]> {
  const seen: HttpExchange[] = [];
  const { clock } = await authlete.world();
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
      at: clock.now(),
      place: { source, number: seen.length + 1 },
    });
    return response;
  };
  return seen;
}

/** As a journal keeps it. */
export function withoutSecrets(exchange: HttpExchange): HttpExchange {
  const masked = (body: Body): Body =>
    body.kind === 'json' ? bodyOf(JSON.stringify(mask(body.value))) : body;
  const { target, request, response } = exchange;
  return { ...exchange, target: maskTarget(target), request: masked(request), response: masked(response) };
}
