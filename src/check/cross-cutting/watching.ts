import { InvalidInputError } from '../../invalid-input-error.js';
import { NotTried } from '../not-tried.js';
import type { Evidence, Observation } from '../observation.js';
import type { Break, CheckedObligation, CheckResult } from '../result.js';
import type { ServerUnderCheck } from '../server.js';
import { unjudged } from '../unjudged.js';
import type { Probe, Probed, Watcher } from './cross-cutting.js';
import { probes, watchers } from './index.js';

/** The most breaks of one obligation that a result shows. */
const mostBreaks = 5;

/** Collects what trials and probes tell about the obligations that no single action carries. */
export class CrossCutting {
  readonly #breaks = new Map<string, Break[]>();
  readonly #obeyed = new Set<string>();
  readonly #reasons = new Map<string, string>();
  readonly #server: ServerUnderCheck;
  /** The last time that the server made a call. */
  #last: Evidence | undefined;

  constructor(server: ServerUnderCheck) {
    this.#server = server;
  }

  /** Lets all watchers look at a trial. */
  watch(observation: Observation): void {
    this.#last = observation;
    for (const watcher of watchers) this.#look(watcher, observation, observation);
  }

  /** Starts the process of the server again if it ended, and blames what Authlete answered last. */
  async revive(): Promise<void> {
    if (await this.#server.process?.revive()) this.#blame(this.#last);
  }

  #blame(evidence: Evidence | undefined): void {
    if (evidence === undefined) return;
    const got = this.#server.process?.output.trim().split('\n').at(-1) ?? '';
    const expected = 'a process that goes on';
    this.#add('process-survives', {
      message: 'The process of the server ended.',
      expected,
      got,
      observation: evidence,
    });
  }

  #look({ id, watch }: Watcher, evidence: Evidence, observation?: Observation): void {
    for (const exchange of evidence.exchanges) {
      const found = watch(exchange, { server: this.#server, observation });
      if (found === 'obeyed') this.#obeyed.add(id);
      else if (found !== undefined)
        this.#add(id, { ...found, observation: { ...evidence, final: exchange } });
    }
  }

  /** Runs the probes of the obligations that are wanted. */
  async probe(isWanted: (id: string) => boolean, onProgress: (title: string) => void): Promise<void> {
    for (const probe of probes) {
      if (!isWanted(probe.id)) continue;
      onProgress(probe.id);
      await this.#run(probe);
      await this.revive();
    }
  }

  async #run({ id, run }: Probe): Promise<void> {
    try {
      for (const probed of await run(this.#server)) this.#take(id, probed);
    } catch (problem) {
      if (!(problem instanceof NotTried || problem instanceof InvalidInputError)) throw problem;
      this.#reasons.set(id, problem.message);
    }
  }

  #take(id: string, probed: Probed): void {
    const { difference, title, exchanges, final = exchanges.at(-1), call, ended = false } = probed;
    if (difference === undefined) this.#obeyed.add(id);
    if (final === undefined) return;
    const evidence = { title, exchanges, final, ...(call && { call }), later: [] };
    for (const watcher of watchers) this.#look(watcher, evidence);
    this.#last = evidence;
    if (difference !== undefined) this.#add(id, { ...difference, observation: evidence });
    if (ended) this.#blame(evidence);
  }

  #add(id: string, found: Break): void {
    this.#breaks.set(id, [...(this.#breaks.get(id) ?? []), found]);
  }

  /** Whether anything has shown the obligation. */
  hasSeen(id: string): boolean {
    return this.#breaks.has(id) || this.#obeyed.has(id);
  }

  /** The result for an obligation. */
  resultOf(obligation: CheckedObligation): CheckResult {
    const { id, level } = obligation;
    const breaks = (this.#breaks.get(id) ?? []).slice(0, mostBreaks);
    if (breaks.length > 0) return { obligation, verdict: level === 'must' ? 'broken' : 'doubtful', breaks };
    if (this.#obeyed.has(id)) return { obligation, verdict: 'obeyed', breaks };
    return {
      obligation,
      verdict: 'notTried',
      reason: this.#reasons.get(id) ?? unjudged[id] ?? 'No request of the check shows it.',
      breaks,
    };
  }
}
