import { mask, maskTarget } from '../../../src/mock/mask.js';
import { type Body, bodyOf, type HttpExchange } from '../../../src/validate/exchange.js';

/** As a journal keeps it. */
export function withoutSecrets(exchange: HttpExchange): HttpExchange {
  const masked = (body: Body): Body =>
    body.kind === 'json' ? bodyOf(JSON.stringify(mask(body.value))) : body;
  const { target, request, response } = exchange;
  return { ...exchange, target: maskTarget(target), request: masked(request), response: masked(response) };
}
