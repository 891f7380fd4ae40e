export { type Authlete, type ControlledListening, createAuthlete } from './authlete.js';
export type { ControlOptions } from './control/control.js';
export { InvalidInputError } from './invalid-input-error.js';
export type { ServiceOwner } from './mock/engine.js';
export type { JournalExchange } from './mock/exchange.js';
export type { FetchOptions } from './mock/fetcher.js';
export { demo, demoAt } from './mock/fixtures/demo.js';
export type { ClientChange, FixtureChanges, ServiceChange } from './mock/fixtures/differences.js';
export type {
  AccessTokenFixture,
  ClientFixture,
  Fixtures,
  ServiceFixture,
} from './mock/fixtures/fixtures.js';
export type { ClientSummary, ServiceSummary } from './mock/fixtures/load.js';
export {
  type Journal,
  type JournalEntry,
  type JournalFilter,
  WaitTimeoutError,
} from './mock/journal.js';
export type { Quirks } from './mock/quirks.js';
export type { Clock } from './mock/state/clock.js';
export type { Duration } from './mock/state/duration.js';
export { type MemoryStoreOptions, memoryStore } from './mock/state/memory-store.js';
export type { Store } from './mock/state/store.js';
export { StoreUnavailableError } from './mock/state/store-unavailable.js';
export type { Listening } from './mock/transport/node.js';
export type { AuthleteOptions, ListenOptions } from './options.js';
export type { RecordedExchange, Recording, RecordingHeader } from './recording/format.js';
export { readRecording } from './recording/read-recording.js';
export type { StubBuilder } from './scenarios/builder.js';
export type { MockService } from './scenarios/mock-service.js';
export type { ScenarioDefinition } from './scenarios/scenario/definition.js';
export type { Scenario, ScenarioState } from './scenarios/scenario/scenario.js';
export type { Snapshot } from './scenarios/snapshot.js';
export type { Fault, Matcher, OperationName, Reply, StubDefinition } from './scenarios/stub.js';
export type { Stub } from './scenarios/stubbed.js';
export { UnmetStubsError } from './scenarios/unmet.js';
export { type Contract, loadContract, openContract } from './spec/contract.js';
export { type RedisStoreOptions, redisStore } from './stores/redis-store.js';
export { type SqliteStoreOptions, sqliteStore } from './stores/sqlite-store.js';
export {
  ContractViolationError,
  expectValid,
  type GivenExchange,
  validate,
} from './validate/in-tests.js';
export type { Finding, Severity, Verdict, VerdictOutcome } from './validate/verdict.js';
