import { ApiError } from '../api-error.js';

/** Maximum length of a text property, in characters. */
export const longestText = 1000;
/** Maximum size of a JSON property such as a JWK Set or attributes, in bytes. */
export const largestJson = 65_535;

export const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

export const asciiOnly = (value: string, name: string): ApiError | undefined =>
  isAscii(value) ? undefined : new ApiError('A031203', { name });

export const notTooLong = (value: string, name: string): ApiError | undefined =>
  value.length > longestText ? new ApiError('A031204', { name, limit: longestText }) : undefined;

/** Checks the texts of a list: not empty, ASCII, not too long. */
export function asciiElements(values: readonly string[], name: string): ApiError | undefined {
  return firstOf(values, (value, index) => {
    if (value === '') return new ApiError('A031231', { index, name });
    if (!isAscii(value)) return new ApiError('A031206', { index, name });
    return value.length > longestText
      ? new ApiError('A031207', { index, name, limit: longestText })
      : undefined;
  });
}

export function withoutRepetition(values: readonly string[], name: string): ApiError | undefined {
  const [index] = repetitions(values);
  return index === undefined ? undefined : new ApiError('A031211', { index, name });
}

/**
 * Returns the indices of elements that already occurred earlier. Runs in linear time: a list may have a million
 * elements.
 */
export function repetitions(values: readonly unknown[]): ReadonlySet<number> {
  const seen = new Set<unknown>();
  const repeated = new Set<number>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) repeated.add(index);
    seen.add(value);
  }
  return repeated;
}

export const notNegative = (value: number, name: string): ApiError | undefined =>
  value < 0 ? new ApiError('A031213', { name }) : undefined;

export const between =
  (lowest: number, highest: number) =>
  (value: number, name: string): ApiError | undefined =>
    value < lowest || value > highest ? new ApiError('A031221', { value, name, lowest, highest }) : undefined;

/** Returns the failure of the first element that fails the check. */
export function firstOf<Value>(
  values: readonly Value[],
  check: (value: Value, index: number) => ApiError | undefined,
): ApiError | undefined {
  for (const [index, value] of values.entries()) {
    const refused = check(value, index);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
