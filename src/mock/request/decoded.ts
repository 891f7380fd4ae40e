/**
 * A request body as it is read: nothing is null, and any member may be missing, because what is required is
 * an operation's own affair (it answers with an action, not with an HTTP error).
 */
export type Decoded<T> = T extends readonly (infer Item)[]
  ? Decoded<Item>[]
  : T extends object
    ? { readonly [Name in keyof T as string extends Name ? never : Name]?: Decoded<Exclude<T[Name], null>> }
    : T;
