/** A run of a check, as the control plane shows it. The schema of its route describes it. */
export type CheckRun = Readonly<Record<string, unknown>>;

/** Keeps the last run of a check that published its results. */
export interface CheckBoard {
  run?: CheckRun;
}
