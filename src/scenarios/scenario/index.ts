export { readScenario } from './read.js';
export { startScenario } from './start.js';
