/** A time in milliseconds, rounded down to seconds: as the mock keeps the times of tokens. */
export const wholeSeconds = (time: number | undefined): number => Math.floor((time ?? 0) / 1000) * 1000;
