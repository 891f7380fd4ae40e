import { count } from '../validate/reports/text.js';
import type { CheckResult, CheckVerdict } from './result.js';

/** A verdict that is not that of the last run. */
export interface Change {
  readonly id: string;
  /** `undefined` if the last run did not have the obligation. */
  readonly before: CheckVerdict | undefined;
  readonly now: CheckVerdict;
}

/** What changed since the last run. */
export interface Since {
  /** Obligations that the server breaks now. */
  readonly broke: readonly Change[];
  /** Obligations that it obeys again. */
  readonly mended: readonly Change[];
  /** Obligations that it broke, and that were not tried now. */
  readonly unknown: readonly Change[];
}

interface Compared extends Pick<CheckResult, 'verdict'> {
  readonly id: string;
}

const badness: Readonly<Record<CheckVerdict, number>> = { obeyed: 0, notTried: 0, doubtful: 1, broken: 2 };

/** Compares a run with the last one. What is accepted is not a new break. */
export function sinceLast(
  results: readonly Pick<CheckResult, 'obligation' | 'verdict' | 'accepted'>[],
  last: readonly Compared[],
): Since {
  const earlier = new Map(last.map(({ id, verdict }) => [id, verdict]));
  const changes = results.map(({ obligation: { id }, verdict, accepted }) => {
    const before = earlier.get(id);
    const wasBad = badness[before ?? 'obeyed'];
    return { change: { id, before, now: verdict }, wasBad, isBad: badness[verdict], accepted };
  });
  const those = (wanted: (of: (typeof changes)[number]) => boolean): Change[] =>
    changes.filter(wanted).map(({ change }) => change);
  return {
    broke: those(({ wasBad, isBad, accepted }) => isBad > wasBad && accepted === undefined),
    mended: those(({ wasBad, change }) => wasBad > 0 && change.now === 'obeyed'),
    unknown: those(({ wasBad, change }) => wasBad > 0 && change.now === 'notTried'),
  };
}

/** `Since the last run: 2 new breaks, 1 mended.` */
export function sinceLine({ broke, mended, unknown }: Since): string {
  const parts = [
    broke.length === 0 ? 'no new break' : count(broke.length, 'new break'),
    `${mended.length.toLocaleString('en')} mended`,
    ...(unknown.length > 0 ? [`${unknown.length.toLocaleString('en')} no longer tried`] : []),
  ];
  return `Since the last run: ${parts.join(', ')}.`;
}

/** Returns a line for each change, with the word for its kind. */
export const sinceItems = ({ broke, mended, unknown }: Since): [word: string, change: Change][] => [
  ...broke.map((change): [string, Change] => ['new', change]),
  ...mended.map((change): [string, Change] => ['mended', change]),
  ...unknown.map((change): [string, Change] => ['not tried', change]),
];
