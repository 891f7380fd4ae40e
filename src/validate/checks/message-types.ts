import type { MessageType } from '../../facts/messages.js';
import type { Json } from '../../spec/json.js';
import { isArray } from '../../spec/json.js';
import { type CheckResult, check } from '../check.js';
import { clientMessage, messageFactsOf, messageOperations } from '../client-message.js';

export default check({
  id: 'message-types',
  severity: 'error',
  about:
    'Members of the JSON in responseContent have the types of their standard, such as a number for expires_in (RFC 6749, section 5.1).',
  why: 'Typed clients fail to parse the response.',
  operations: messageOperations,
  concerns: (outcome) => messageFactsOf(outcome) !== undefined,
  run(subject) {
    const message = clientMessage(subject);
    if (message === undefined) return undefined;
    const { json, facts } = message;
    const found: CheckResult[] = [];
    for (const name in facts.types) {
      const type = facts.types[name];
      const value = json[name];
      if (type === undefined || value === undefined || fits[type](value)) continue;
      found.push({
        message: `${name} in responseContent must be ${names[type]} (${facts.section}).`,
        pointer: '/response/responseContent',
        expected: names[type],
        got: value === null ? 'null' : isArray(value) ? 'an array' : typeof value,
      });
    }
    return found;
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
