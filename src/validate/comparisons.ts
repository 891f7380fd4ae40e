/** Rules that compare runs of `conformance`. They have no recording to look at, so `validate` does not check them. */
export const comparisons = {
  'same-response': {
    id: 'same-response',
    severity: 'error',
    about:
      'Two targets give responses of the same form to the same call. Checked by `conformance --compare`.',
    why: 'Code that works in one region fails in another.',
  },
  'unchanged-response': {
    id: 'unchanged-response',
    severity: 'error',
    about: 'A response has the form that it had in the previous run. Checked by `conformance --baseline`.',
    why: 'Code that works today may rely on what has changed, even if the contract allows both.',
  },
} as const;

export type ComparisonName = keyof typeof comparisons;

export const isComparison = (id: string): id is ComparisonName => Object.hasOwn(comparisons, id);
