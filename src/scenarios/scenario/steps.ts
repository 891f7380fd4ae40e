import type { Stub } from '../stubbed.js';
import type { Stubs } from '../stubs.js';
import type { ScenarioDefinition, ScenarioStep } from './definition.js';

/** Registers the steps of a scenario, or none of them if one is invalid. Throws `InvalidInputError`. */
export function register(stubs: Stubs, { name, steps = [], order }: ScenarioDefinition): Stub[] {
  const registered: Stub[] = [];
  try {
    for (const step of steps) {
      const previous = order === 'strict' ? registered.at(-1) : undefined;
      registered.push(stubs.add(stubOf(step), { previous, scenario: name }));
    }
  } catch (problem) {
    for (const stub of registered) stubs.remove(stub);
    throw problem;
  }
  return registered;
}

/** If a step does not say what to answer, the mock answers. */
function stubOf(step: ScenarioStep) {
  const { action, resultCode, reply, status, delay, fault, patch } = step;
  const answers = [action, resultCode, reply, status, delay, fault, patch].some((part) => part !== undefined);
  return answers ? step : { ...step, passthrough: true };
}
