import type { MessageType } from '../../facts/messages.js';
import type { Json } from '../../spec/json.js';
import { isArray } from '../../spec/json.js';
import { check } from '../check.js';
import { clientMessage, messageOperations } from '../client-message.js';

export default check({
  id: 'message-types',
  severity: 'error',
  about:
    'Members of the JSON in responseContent have the types of their standard, such as a number for expires_in (RFC 6749, section 5.1).',
  why: 'Typed clients fail to parse the response.',
  operations: messageOperations,
  *run(subject) {
    const message = clientMessage(subject);
    if (message === undefined) return;
    const { json, facts } = message;
    for (const [name, type] of Object.entries(facts.types)) {
      const value = json[name];
      if (value === undefined || fits[type](value)) continue;
      yield {
        message: `${name} in responseContent must be ${names[type]} (${facts.section}).`,
        pointer: '/response/responseContent',
        expected: names[type],
        got: value === null ? 'null' : isArray(value) ? 'an array' : typeof value,
      };
    }
  },
});

const names: Readonly<Record<MessageType, string>> = {
  text: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  array: 'an array',
  'text or null': 'a string or null',
  'text or array': 'a string or an array',
};

const isText = (value: Json): boolean => typeof value === 'string';

const fits: Readonly<Record<MessageType, (value: Json) => boolean>> = {
  text: isText,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: isArray,
  'text or null': (value) => value === null || isText(value),
  'text or array': (value) => isText(value) || isArray(value),
};
