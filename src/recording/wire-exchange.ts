import type { UpstreamAnswer } from '../upstream/forward.js';
import type { ProxiedRequest } from '../upstream/pass-on.js';
import type { WireExchange } from './make-recording.js';

/** Converts a forwarded request and its response to what a recording keeps. */
export function wireExchange({ message, body }: ProxiedRequest, answer: UpstreamAnswer): WireExchange {
  const { method = 'GET', url: target = '/' } = message;
  return {
    method,
    target,
    requestHeader(name) {
      const value = message.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    request: body.toString('utf8'),
    status: answer.status,
    responseHeader: answer.header,
    response: answer.body.toString('utf8'),
  };
}
