import type { AppliedAction } from '../overlay/apply.js';
import type { PatchedDocument } from '../patched.js';
import { type Examination, examine } from './examine.js';

export interface SpecCheck {
  before: Examination;
  after: Examination;
  actions: AppliedAction[];
  foreign: boolean;
  /** One sentence per problem; empty if the contract is valid. */
  problems: string[];
}

export async function checkSpec(patched: PatchedDocument): Promise<SpecCheck> {
  const before = await examine(patched.before);
  const after = await examine(patched.document);
  const { actions, foreign } = patched;
  return { before, after, actions, foreign, problems: problemsOf(after, actions, foreign) };
}

function problemsOf(after: Examination, actions: readonly AppliedAction[], foreign: boolean): string[] {
  const outdated = actions.flatMap(({ file, number, action: { target }, outcome }) => {
    if (outcome === 'stale') return [`${file}, action ${number}: nothing at ${target}`];
    if (outcome === 'idle') return [`${file}, action ${number}: it changes nothing at ${target}`];
    return [];
  });
  const required = after.requiredWithoutProperty.map(
    (place) => `${place} is required, but there is no such property`,
  );
  return [
    // Overlays for another document cannot be outdated for this one.
    ...(foreign ? [] : [...outdated, ...required]),
    ...after.notCompiling.map(({ place, reason }) => `${place} does not compile: ${reason}`),
    ...(after.invalid === undefined ? [] : [`not a valid OpenAPI 3.0 document: ${after.invalid}`]),
  ];
}
