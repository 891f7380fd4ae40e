export { readScenario } from './read.js';
export { Scenario } from './scenario.js';
