/**
 * A parsed request body. Nothing is null, and any member may be missing: operations check required members
 * themselves and report them with an action rather than an HTTP error.
 */
export type Decoded<T> = T extends readonly (infer Item)[]
  ? Decoded<Item>[]
  : T extends object
    ? { readonly [Name in keyof T as string extends Name ? never : Name]?: Decoded<Exclude<T[Name], null>> }
    : T;
