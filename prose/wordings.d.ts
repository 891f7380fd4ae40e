/** Wording that makes readers stumble, with an example of what matches and of what does not. */
export declare const wordings: readonly {
  readonly pattern: RegExp;
  readonly advice: string;
  readonly bad: string;
  readonly good: string;
}[];
