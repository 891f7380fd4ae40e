import type { ErrorRequestHandler } from 'express';

/**
 * Authlete could not be reached, did not accept this server's token, or answered with an error. That is
 * never the client's fault, and nothing of it is shown to the client. After 429 the client may come back.
 */
export const serverError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  console.error(error);
  const busy = Object(error).statusCode === 429;
  response.set({ 'Cache-Control': 'no-store', ...(busy && { 'Retry-After': '1' }) });
  response.status(busy ? 503 : 500).json({ error: busy ? 'temporarily_unavailable' : 'server_error' });
};
