/**
 * Restricts text to the characters that `error_description` and challenge parameters allow: %x20-21 / %x23-5B /
 * %x5D-7E (RFC 6749, section 5.2; RFC 6750, section 3). Needed because messages echo client input.
 */
export const errorText = (text: string): string =>
  text.replaceAll('"', "'").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/gu, '?');
