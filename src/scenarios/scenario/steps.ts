import type { Script } from '../scripted.js';
import type { Scripts } from '../scripts.js';
import type { ScenarioDefinition, Step } from './definition.js';

/** Registers the steps of a scenario, or none of them if one is invalid. Throws `InvalidInput`. */
export function register(scripts: Scripts, { steps = [], order }: ScenarioDefinition): Script[] {
  const registered: Script[] = [];
  try {
    for (const step of steps) {
      registered.push(scripts.add(scriptOf(step), order === 'strict' ? registered.at(-1) : undefined));
    }
  } catch (problem) {
    for (const script of registered) scripts.remove(script);
    throw problem;
  }
  return registered;
}

/** If a step does not say what to answer, the mock answers. */
function scriptOf(step: Step) {
  const { action, result, reply, status, delay, fault, patch } = step;
  const answers = [action, result, reply, status, delay, fault, patch].some((part) => part !== undefined);
  return answers ? step : { ...step, passes: true };
}
