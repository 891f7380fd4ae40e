import { isObject } from '../../json.js';
import { type Json, type JsonObject, objectAt } from '../../spec/json.js';
import type { Body, Headers, Place } from '../exchange.js';
import { none } from '../exchange.js';
import { bodyOfBytes, parseExchangeBody } from './body.js';
import { apiTarget, callOf, hostOf } from './call-of.js';
import type { TrafficFormat } from './format.js';
import { headersOfObject } from './headers.js';
import { ListElements } from './list-elements.js';
import type { SourcePart } from './parts.js';
import { readJson } from './read-json.js';
import { readYamlItem } from './read-yaml-item.js';
import { noExchange, type Read } from './reader.js';
import { YamlListItems } from './yaml-list-items.js';

/** The names of the list in VCR (Ruby) and VCR.py. */
const lists = ['http_interactions', 'interactions'];

/** VCR (Ruby) and VCR.py cassettes, in YAML or JSON. */
export const vcr: TrafficFormat = {
  id: 'vcr',
  title: 'VCR cassette',
  extensions: ['yaml', 'yml'],
  recognises: ({ text, members }) =>
    lists.some((list) => members.includes(list)) || /^["']?(http_)?interactions["']?:/m.test(text),
  parts: interactions,
  read: readInteraction,
};

async function* interactions(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly SourcePart[]> {
  let items: ListElements | YamlListItems | undefined;
  for await (const chunk of chunks) {
    items ??= isJson(chunk.toString('latin1')) ? new ListElements([lists]) : new YamlListItems(lists);
    yield items.push(chunk);
  }
  if (items !== undefined) yield items.end();
}

const isJson = (text: string): boolean => /^\s*\{/.test(text);

function readInteraction(text: string, place: Place): Read {
  const interaction = isJson(text)
    ? readJson(text, 'The interaction')
    : readYamlItem(text, 'The interaction');
  if (!isObject(interaction)) return noExchange('The interaction is not a map.');
  const [request, response] = [objectAt(interaction, 'request'), objectAt(interaction, 'response')];
  const { uri, method } = request;
  if (typeof uri !== 'string') return noExchange('The interaction has no request with a uri.');
  const target = apiTarget(uri);
  if (target === undefined) return { passedOver: true, place };
  const requestHeaders = headersOfObject(request['headers']);
  const responseHeaders = headersOfObject(response['headers']);
  const recorded = Date.parse(String(interaction['recorded_at']));
  return {
    // Ruby may write the method as a symbol.
    ...callOf({ method: String(method).replace(/^:/, ''), target, status: statusOf(response) }),
    host: hostOf(uri),
    requestHeaders,
    request: bodyIn(request['body'], 'The request body', requestHeaders),
    responseHeaders,
    response: bodyIn(response['body'] ?? response['content'], 'The response body', responseHeaders),
    at: Number.isNaN(recorded) ? undefined : recorded,
    place,
  };
}

/** VCR.py stores responses of httpx in another form. */
const statusOf = (response: JsonObject): Json | undefined =>
  objectAt(response, 'status')['code'] ?? response['status_code'];

/** Reads text, bytes, or an object with one of them. */
function bodyIn(body: Json | undefined, what: string, headers: Headers | undefined): Body {
  if (typeof body === 'string') return parseExchangeBody(body, what, headers?.['content-type']);
  if (!isObject(body)) return none;
  const { string, base64_string: base64 } = body;
  if (typeof base64 === 'string') return bodyOfBytes(Buffer.from(base64, 'base64'), what, headers);
  return bodyIn(string, what, headers);
}
