import type { Responder } from '../mock/responder.js';
import { MockService } from './mock-service.js';

/** Answers the calls of a service with its stubs. */
export const stubResponder: Responder = (operation, call, next) =>
  call.service instanceof MockService ? call.service.answer(operation, call, next) : next();
