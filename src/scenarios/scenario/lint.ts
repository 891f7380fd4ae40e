import { systemClock } from '../../mock/state/clock.js';
import type { Contract } from '../../spec/contract.js';
import { Stubs } from '../stubs.js';
import { ExpectedCalls } from './expected-calls.js';
import { readScenario } from './read.js';
import { register } from './steps.js';

/** Validates a scenario without running it. Rejects with `InvalidInputError` that names the problem. */
export async function lintScenario(fileOrName: string, contract: Contract): Promise<void> {
  const definition = await readScenario(fileOrName, contract);
  register(new Stubs(contract, systemClock.now), definition);
  new ExpectedCalls(contract, definition);
}
