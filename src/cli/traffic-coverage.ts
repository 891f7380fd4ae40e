import { countVerdict } from '../coverage/from-traffic.js';
import { openCoverage } from '../coverage/live-coverage.js';
import { exchangeOf, requestOf } from '../proxy/exchange-of.js';
import type { Contract } from '../spec/contract.js';
import type { UpstreamAnswer } from '../upstream/forward.js';
import type { ProxiedRequest } from '../upstream/pass-on.js';
import { Judge } from '../validate/judge.js';
import { folderOf } from './coverage-folder.js';

/** Counts the calls that pass a recorder or a proxy. */
export interface TrafficCoverage {
  readonly passed: (proxied: ProxiedRequest, answer: UpstreamAnswer) => void;
  /** Writes the coverage file for the last time. */
  readonly close: () => void;
}

/**
 * Counts traffic with a live Authlete into the folder of a `--coverage` option; returns `undefined` without the
 * option. Throws `InvalidInputError` if the folder is not writable.
 */
export function trafficCoverage(
  given: string | true | undefined,
  contract: Contract,
): TrafficCoverage | undefined {
  const folder = folderOf(given);
  if (folder === undefined) return undefined;
  const { counter, close } = openCoverage(folder, contract.document.info.version, {
    traffic: true,
    onProblem: (problem) => console.error(problem instanceof Error ? problem.message : problem),
  });
  // Without checks, it only reads the exchange.
  const judge = new Judge(contract, []);
  return {
    passed(proxied, answer) {
      const exchange = exchangeOf(requestOf(proxied, 'traffic'), answer, 0);
      countVerdict(counter, contract, judge.judge(exchange).verdict);
    },
    close,
  };
}
