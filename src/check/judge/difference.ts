/** What is wrong. */
export interface Difference {
  readonly message: string;
  readonly expected?: string;
  readonly got?: string;
}
