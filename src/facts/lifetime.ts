import { type Artifact, artifacts } from './artifacts.js';

/** Artifacts that have a lifetime even if the service sets none. */
type ArtifactsWithLifetime = {
  [Kind in Artifact]: (typeof artifacts)[Kind] extends { readonly life: { readonly default: number } }
    ? Kind
    : never;
}[Artifact];

type PropertyOf<Kind extends ArtifactsWithLifetime> = (typeof artifacts)[Kind]['life'] extends {
  readonly service: infer Name extends string;
}
  ? Name
  : never;

/** The properties of a service that affect the lifetime of an artifact. */
type Settings<Kind extends ArtifactsWithLifetime> = {
  readonly [Name in PropertyOf<Kind>]?: number | undefined;
};

/** Returns the lifetime of an artifact in seconds: that of the service, or the default. */
export function lifetimeOf<Kind extends ArtifactsWithLifetime>(kind: Kind, settings: Settings<Kind>): number {
  const life: { readonly service?: string; readonly default: number } = artifacts[kind].life;
  const durations: Readonly<Record<string, number | undefined>> = settings;
  return (life.service !== undefined && durations[life.service]) || life.default;
}
