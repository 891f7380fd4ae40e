/** Whether the client must poll again (RFC 8628, section 3.5; CIBA Core, section 11). */
export const isPollingResponse = (response: unknown): boolean =>
  /\b(authorization_pending|slow_down)\b/.test(JSON.stringify(response ?? ''));
