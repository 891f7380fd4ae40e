/** What a module of validators exports: `request`, `response200`, … */
export const requestKey = 'request';
export const responseKey = (status: string): string => `response${status}`;
