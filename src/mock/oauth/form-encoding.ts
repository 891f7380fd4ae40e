/** Whether a text can be read as `application/x-www-form-urlencoded`: a percent sign begins an octet. */
export const isFormEncoded = (text: string): boolean => !/%(?![0-9A-Fa-f]{2})/.test(text);
