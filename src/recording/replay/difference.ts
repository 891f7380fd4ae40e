import { mask } from '../../mock/mask.js';
import { kindOf } from '../../redaction/names.js';

/** How a call differs from the recorded one. */
export interface CallDifference {
  /** The path of the value, such as `request.parameters.redirect_uri`. */
  readonly where: string;
  /** Such as `is "b", was "a"`. */
  readonly problem: string;
}

const longest = 100;

/** Describes a difference. Current values that are secrets are masked; recorded values have no secrets. */
export function differenceText(name: string, recorded: unknown, now: unknown): string {
  if (now === undefined) return `is missing, was ${shown(recorded)}`;
  const what = kindOf(name) === 'secret' ? 'another value' : shown(mask(now, name));
  return recorded === undefined ? `is ${what}, was absent` : `is ${what}, was ${shown(recorded)}`;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > longest ? `${json.slice(0, longest)}…` : json;
}
