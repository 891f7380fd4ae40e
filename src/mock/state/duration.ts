import { InvalidInputError } from '../../invalid-input-error.js';

/** The units in milliseconds. */
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof units;

/** Milliseconds, or a string such as `'250ms'`, `'2s'`, `'10m'`, `'1h'` or `'30d'`. */
export type Duration = number | `${number}${Unit}`;

/** Returns a duration in milliseconds. Throws `InvalidInputError` if it is not a finite number or has another form. */
export function milliseconds(duration: Duration | string): number {
  const [, count, unit] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const value = isUnit(unit) ? Number(count) * units[unit] : duration;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InvalidInputError(
    `Failed to read the duration ${JSON.stringify(duration)}: it is neither a number of milliseconds nor a string such as 250ms, 2s, 10m, 1h or 30d. Please use one of these.`,
  );
}

const isUnit = (unit: string | undefined): unit is Unit => unit !== undefined && Object.hasOwn(units, unit);
