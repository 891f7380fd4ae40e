import { type Artifact, artifacts } from './artifacts.js';

/** Artifacts that have a life even if the service sets none. */
type Lasting = {
  [Kind in Artifact]: (typeof artifacts)[Kind] extends { readonly life: { readonly default: number } }
    ? Kind
    : never;
}[Artifact];

type PropertyOf<Kind extends Lasting> = (typeof artifacts)[Kind]['life'] extends {
  readonly service: infer Name extends string;
}
  ? Name
  : never;

/** The properties of a service that matter to the life of an artifact. */
type Settings<Kind extends Lasting> = { readonly [Name in PropertyOf<Kind>]?: number | undefined };

/** Returns how long an artifact lives, in seconds: as the service says, or by default. */
export function lifeOf<Kind extends Lasting>(kind: Kind, settings: Settings<Kind>): number {
  const life: { readonly service?: string; readonly default: number } = artifacts[kind].life;
  const durations: Readonly<Record<string, number | undefined>> = settings;
  return (life.service !== undefined && durations[life.service]) || life.default;
}
