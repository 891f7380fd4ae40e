/** Returns a timestamp as people read it: `2030-01-01 12:00:00 UTC`. */
export const timeText = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
