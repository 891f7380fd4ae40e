/** What a check of `doctor` found. */
export interface Finding {
  /** The name of the check. */
  readonly check: string;
  /** `problem`: the server cannot reach the mock. `warning`: it may not, or not in every way. */
  readonly level: 'ok' | 'warning' | 'problem';
  /** What is the case. */
  readonly what: string;
  /** What to do. */
  readonly todo?: string;
}

/** What a check returns: the name of the check is added later. */
export type Found = Omit<Finding, 'check'>;

export const ok = (what: string): Found => ({ level: 'ok', what });
export const warning = (what: string, todo?: string): Found => ({
  level: 'warning',
  what,
  ...(todo !== undefined && { todo }),
});
export const problem = (what: string, todo: string): Found => ({ level: 'problem', what, todo });
