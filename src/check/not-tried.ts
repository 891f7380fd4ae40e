/** Reports why an obligation cannot be tried, and what to do so that it can. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}
