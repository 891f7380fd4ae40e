import type { OpenApiDocument } from '../../spec/openapi.js';
import type { JudgedPart } from '../judge-part.js';
import type { Packed } from './packed.js';

/** What a worker is given once. */
export interface Setup {
  /** The patched document of a contract that is not the built-in one. */
  readonly document: OpenApiDocument | undefined;
  /** The ids of the checks. */
  readonly checks: readonly string[];
}

/** What it is given to judge. */
export interface Batch {
  readonly source: string;
  /** The id of the format. */
  readonly format: string;
  /** Shared with the thread that gives it. */
  readonly memory: SharedArrayBuffer;
  readonly parts: Packed;
}

/** What became of each part, without the exchanges: whoever gave the batch has them. */
export type Answer = readonly JudgedPart[];
