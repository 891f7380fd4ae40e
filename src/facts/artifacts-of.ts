import { type Artifact, artifacts } from './artifacts.js';
import type { Effect, OperationFacts } from './operation.js';

/** Returns the names of the artifacts that the actions of an operation affect in one of these ways. */
export function artifactsOf({ actions }: OperationFacts, effects: readonly Effect[]): readonly string[] {
  const kinds = [...actions.values()].flatMap((action) =>
    effects.flatMap((effect) => Object.keys(action[effect] ?? {})),
  );
  return Object.keys(artifacts)
    .filter((kind): kind is Artifact => kinds.includes(kind))
    .map((kind) => artifacts[kind].name);
}
