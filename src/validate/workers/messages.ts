import type { OpenApiDocument } from '../../spec/openapi.js';
import type { JudgedPart } from '../judge-part.js';
import type { Packed } from './packed.js';

/** The setup data of a worker, sent once. */
export interface Setup {
  /** The patched document, unless it is the built-in contract. */
  readonly document: OpenApiDocument | undefined;
  /** The IDs of the checks. */
  readonly checks: readonly string[];
}

/** A batch of parts to judge. */
export interface Batch {
  readonly source: string;
  /** The ID of the format. */
  readonly format: string;
  /** Shared with the sending thread. */
  readonly memory: SharedArrayBuffer;
  readonly parts: Packed;
}

/** The result of each part, without exchanges: the sender has them. */
export type JudgedParts = readonly JudgedPart[];
