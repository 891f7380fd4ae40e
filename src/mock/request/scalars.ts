/** A scalar type of JSON Schema: which values it has, and how to coerce values of other JSON types. */
interface Scalar {
  readonly fits: (value: unknown) => boolean;
  /** Returns `undefined` if the value cannot be coerced. */
  readonly coerced: (value: unknown) => unknown;
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Whether JSON.parse kept a number exactly. Beyond 2^53 its text would differ from the one sent. */
const isExact = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Whether a value is an integer beyond 2^53, written as a number or as a string. */
export const isTooLarge = (value: unknown): boolean => {
  const number = typeof value === 'number' ? value : numberIn(value, /^-?\d+$/);
  return Number.isInteger(number) && !Number.isSafeInteger(number);
};

const numberIn = (value: unknown, form: RegExp): number =>
  isString(value) && form.test(value) ? Number(value) : Number.NaN;

const orUndefined = (value: number, fits: (value: unknown) => boolean): number | undefined =>
  fits(value) ? value : undefined;

export const scalars = {
  string: {
    fits: isString,
    coerced: (value) => (isExact(value) || isBoolean(value) ? String(value) : undefined),
  },
  boolean: {
    fits: isBoolean,
    coerced: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
  },
  integer: {
    fits: Number.isSafeInteger,
    coerced: (value) => orUndefined(numberIn(value, /^-?\d+$/), Number.isSafeInteger),
  },
  number: {
    fits: Number.isFinite,
    coerced: (value) => orUndefined(numberIn(value, /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i), Number.isFinite),
  },
} as const satisfies Readonly<Record<string, Scalar>>;

export type ScalarType = keyof typeof scalars;
