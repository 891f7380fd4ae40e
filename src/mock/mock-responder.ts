import { operations } from './operations/index.js';
import { respond } from './respond.js';
import type { Responder } from './responder.js';

/** Answers the operations that the mock implements. */
export const mockResponder: Responder = ({ operationId }, call, next) => {
  const operation = operations.get(operationId);
  return operation === undefined ? next() : respond(call.engine, operation, call);
};
