/** The export names of a validator module: `request`, `response200` and so on. */
export const requestKey = 'request';
export const responseKey = (status: string): string => `response${status}`;
