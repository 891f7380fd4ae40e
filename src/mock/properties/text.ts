import { ApiError } from '../api-error.js';

/** The longest text of a property, in characters. */
export const longestText = 1000;
/** The largest JSON that a property keeps, such as a JWK Set or attributes, in bytes. */
export const largestJson = 65_535;

export const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

export const asciiOnly = (value: string, name: string): ApiError | undefined =>
  isAscii(value) ? undefined : new ApiError('A031203', { name });

export const notTooLong = (value: string, name: string): ApiError | undefined =>
  value.length > longestText ? new ApiError('A031204', { name, limit: longestText }) : undefined;

/** Texts of a list: not empty, ASCII, not too long. */
export function asciiElements(values: readonly string[], name: string): ApiError | undefined {
  return firstOf(values, (value, index) => {
    if (value === '') return new ApiError('A031231', { index, name });
    if (!isAscii(value)) return new ApiError('A031206', { index, name });
    return value.length > longestText
      ? new ApiError('A031207', { index, name, limit: longestText })
      : undefined;
  });
}

export const withoutRepetition = (values: readonly string[], name: string): ApiError | undefined =>
  firstOf(values, (value, index) =>
    values.indexOf(value) < index ? new ApiError('A031211', { index, name }) : undefined,
  );

export const notNegative = (value: number, name: string): ApiError | undefined =>
  value < 0 ? new ApiError('A031213', { name }) : undefined;

export const between =
  (lowest: number, highest: number) =>
  (value: number, name: string): ApiError | undefined =>
    value < lowest || value > highest ? new ApiError('A031221', { value, name, lowest, highest }) : undefined;

/** What is wrong with the first element of which something is. */
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
