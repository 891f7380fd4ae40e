export { type Authlete, type AuthleteOptions, createAuthlete } from './mock/authlete.js';
export type { AccessTokenData, ClientData, Data, ServiceData } from './mock/data/data.js';
export { demo } from './mock/data/demo.js';
export type { ClientSummary, ServiceSummary } from './mock/data/load.js';
export type { JournalEntry } from './mock/journal.js';
export type { Clock } from './mock/state/clock.js';
export { memoryStore } from './mock/state/memory-store.js';
export type { Store } from './mock/state/store.js';
export { type Contract, loadContract, openContract } from './spec/contract.js';
