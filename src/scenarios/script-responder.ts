import type { Responder } from '../mock/responder.js';
import { ScriptedService } from './scripted-service.js';

/** Answers the calls of a service with its stubs. */
export const scriptResponder: Responder = (operation, call, next) =>
  call.service instanceof ScriptedService ? call.service.answer(operation, call, next) : next();
