import { WrongType } from '../mock/request/decoder.js';
import { decoderOf } from '../mock/request/decoder-of.js';
import type { Contract } from '../spec/contract.js';
import type { SchemaObject } from '../spec/openapi.js';
import type { FormFields } from './exchange.js';

/**
 * Converts the fields of a form to JSON by its schema. Returns the fields themselves if one has an invalid
 * type.
 */
export function formValue(contract: Contract, schema: SchemaObject, fields: FormFields): unknown {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  try {
    return decoderOf(contract).fromForm(schema, form);
  } catch (problem) {
    if (problem instanceof WrongType) return fields;
    throw problem;
  }
}
