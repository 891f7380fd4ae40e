import type { GrowingRecording, WireExchange } from '../recording/make-recording.js';
import type { Body, HttpExchange } from '../validate/exchange.js';
import type { Step } from './row-runner.js';

/** Passes exchanges on and appends each to a recording. */
export async function* recorded(
  steps: AsyncIterable<Step>,
  recording: GrowingRecording | undefined,
): AsyncGenerator<Step> {
  for await (const step of steps) {
    for (const exchange of step.exchanges) recording?.append(wireExchange(exchange));
    yield step;
  }
}

const wireExchange = (exchange: HttpExchange): WireExchange => ({
  method: exchange.method,
  target: exchange.target,
  requestHeader: (name) => exchange.requestHeaders?.[name],
  request: textOf(exchange.request),
  status: exchange.status,
  responseHeader: (name) => exchange.responseHeaders?.[name],
  response: textOf(exchange.response),
});

function textOf(body: Body): string {
  if (body.kind === 'json') return body.text ?? JSON.stringify(body.value);
  return body.kind === 'text' ? body.text : '';
}
