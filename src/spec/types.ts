import type { components, operations } from './generated/types.js';

export type OperationId = keyof operations;
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
type Success<R> = R extends { 200: infer T } ? JsonOf<T> : R extends { 201: infer T } ? JsonOf<T> : never;

export type RequestBody<Id extends OperationId> = operations[Id] extends { requestBody?: infer B }
  ? JsonOf<NonNullable<B>>
  : never;
export type ResponseBody<Id extends OperationId> = operations[Id] extends { responses: infer R }
  ? Success<R>
  : never;
export type Action<Id extends OperationId> =
  ResponseBody<Id> extends { action?: infer A } ? Extract<A, string> : never;
export type PathParameters<Id extends OperationId> = operations[Id]['parameters'] extends { path: infer P }
  ? P
  : Record<string, never>;
export type QueryParameters<Id extends OperationId> = operations[Id]['parameters'] extends { query?: infer Q }
  ? NonNullable<Q>
  : Record<string, never>;
