/**
 * Returns the form in which databases keep a key: as UTF-8, which cannot express half of a surrogate pair. Subjects
 * can contain one, and two subjects must not become one.
 */
export const storedKey = (key: string): string =>
  !/\p{Surrogate}/u.test(key) ? key : key.replaceAll(/\p{Surrogate}/gu, (half) => mark + hexOf(half));

/** Returns the key that has a stored form. */
export const keyOf = (stored: string): string =>
  stored.includes(mark)
    ? stored.replaceAll(/\ufffd(d[89a-f][0-9a-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : stored;

/** U+FFFD, the replacement character. */
const mark = '\ufffd';

const hexOf = (half: string): string => half.charCodeAt(0).toString(16);
