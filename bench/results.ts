/** The CPU time of each server for one round of a workload's calls, in microseconds. Medians of the turns. */
export interface CpuResult {
  readonly id: string;
  readonly title: string;
  readonly microseconds: Readonly<Record<string, number>>;
}

/** A figure with one value, such as the time until a server is ready. */
export interface Figure {
  readonly title: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB';
  /** The target: under this value. */
  readonly under?: number;
}

/** What `npm run bench` measured: the content of `bench/results.json`. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly turns: number;
  readonly cpu: readonly CpuResult[];
  readonly figures: readonly Figure[];
}
