/** RFC 8628, section 3.5, and CIBA Core, section 11: the client is to ask again. */
export const saysAskAgain = (response: unknown): boolean =>
  /\b(authorization_pending|slow_down)\b/.test(JSON.stringify(response ?? ''));
