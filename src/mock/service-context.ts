import type { ServiceRecord } from '../domain/records.js';
import type { Service } from './service.js';

/** A service, and its settings as they were when the call began: a call reads them once. */
export interface ServiceContext {
  readonly service: Service;
  readonly settings: ServiceRecord;
}
