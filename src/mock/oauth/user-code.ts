/** RFC 8628, section 6.1: letters without vowels, or digits. */
const charsets = { BASE20: 'BCDFGHJKLMNPQRSTVWXZ', NUMERIC: '0123456789' } as const;

export type UserCodeCharset = keyof typeof charsets;

const defaultLength = 8;

/**
 * Returns a random user code. A length of 0 means the default. Rejection sampling keeps all symbols equally likely.
 */
export function makeUserCode(
  random: { bytes(length: number): Uint8Array },
  charset: UserCodeCharset = 'BASE20',
  length = 0,
): string {
  const symbols = charsets[charset];
  const usable = 256 - (256 % symbols.length);
  let code = '';
  while (code.length < (length || defaultLength)) {
    const [byte = 255] = random.bytes(1);
    if (byte < usable) code += symbols.charAt(byte % symbols.length);
  }
  return code;
}

/** The placeholder for the user code in a template. */
export const userCodePlaceholder = 'USER_CODE';

/**
 * RFC 8628, section 3.3.1: the verification URI with the user code; `undefined` if the template has no placeholder.
 */
export const verificationUriComplete = (template: string, userCode: string): string | undefined =>
  template.includes(userCodePlaceholder) ? template.replaceAll(userCodePlaceholder, userCode) : undefined;
