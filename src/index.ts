export { type Authlete, type ControlledListening, createAuthlete } from './authlete.js';
export type { ControlOptions } from './control/control.js';
export { InvalidInput } from './invalid-input.js';
export type { AccessTokenData, ClientData, Data, ServiceData } from './mock/data/data.js';
export { demo, demoAt } from './mock/data/demo.js';
export type { ClientSummary, ServiceSummary } from './mock/data/load.js';
export type { ServiceOwner } from './mock/engine.js';
export type { FetchOptions } from './mock/fetcher.js';
export type { Exchange, Journal, JournalEntry, JournalFilter } from './mock/journal.js';
export type { Clock } from './mock/state/clock.js';
export type { Duration } from './mock/state/duration.js';
export { memoryStore } from './mock/state/memory-store.js';
export type { Store } from './mock/state/store.js';
export type { Switches } from './mock/switches.js';
export type { Listening } from './mock/transport/node.js';
export type { AuthleteOptions, ListenOptions } from './options.js';
export type { RecordedExchange, Recording, RecordingHeader } from './recording/format.js';
export { readRecording } from './recording/read-recording.js';
export type { ScriptBuilder } from './scenarios/builder.js';
export type { ScenarioDefinition } from './scenarios/scenario/definition.js';
export type { Scenario, ScenarioState } from './scenarios/scenario/scenario.js';
export type { Condition, Fault, OperationName, Reply, ScriptDefinition } from './scenarios/script.js';
export type { Script } from './scenarios/scripted.js';
export type { ScriptedService } from './scenarios/scripted-service.js';
export type { Snapshot } from './scenarios/snapshot.js';
export { UnmetScripts } from './scenarios/unmet.js';
export { type Contract, loadContract, openContract } from './spec/contract.js';
export {
  ContractViolation,
  expectValid,
  type GivenExchange,
  validate,
} from './validate/in-tests.js';
export type { Finding, Outcome, Severity, Verdict } from './validate/verdict.js';
