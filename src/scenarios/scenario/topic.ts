import type { ScenarioDefinition, ScenarioStep } from './definition.js';

const otherwise = 'Protected resources and keys';

/** The topics of scenarios, in the order of a list. The first one that fits a scenario is its topic. */
const topics: readonly (readonly [topic: string, fits: (scenario: Named) => boolean])[] = [
  ['Verifiable credentials', calls('/vci/')],
  ['CIBA', calls('/backchannel/')],
  ['Device flow', calls('/device/')],
  ['Authlete fails or is slow', ({ steps = [] }) => steps.some(isFailure)],
  ['Authorization requests', calls('/auth/authorization', '/pushed_auth_req')],
  ['Tokens', calls('/auth/token', '/auth/revocation')],
  [otherwise, () => true],
];

type Named = Pick<ScenarioDefinition, 'steps' | 'expect'>;

/** The names of the topics, in the order of a list. */
export const topicNames: readonly string[] = topics.map(([topic]) => topic);

/** Returns what a scenario is about: the part of an authorization server that it tests. */
export const topicOf = (scenario: Named): string =>
  topics.find(([, fits]) => fits(scenario))?.[0] ?? otherwise;

function calls(...paths: readonly string[]): (scenario: Named) => boolean {
  return ({ steps = [], expect = [] }) =>
    [...steps, ...expect].some(({ operation }) => paths.some((path) => operation.startsWith(path)));
}

const isFailure = ({ status, fault, delay, action }: ScenarioStep): boolean =>
  status !== undefined || fault !== undefined || delay !== undefined || action === 'INTERNAL_SERVER_ERROR';
