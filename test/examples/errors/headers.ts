export const basic = (id: unknown, secret: string) => ({
  authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});
export const bearer = { authorization: 'Bearer presented' };
export const json = { 'content-type': 'application/json' };
