/** Loaded only when a scenario is exported. */
export { stringify } from 'yaml';
