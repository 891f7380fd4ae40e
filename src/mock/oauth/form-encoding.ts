/** Whether a text is valid `application/x-www-form-urlencoded`: every percent sign starts an encoded octet. */
export const isFormEncoded = (text: string): boolean => !/%(?![0-9A-Fa-f]{2})/.test(text);
