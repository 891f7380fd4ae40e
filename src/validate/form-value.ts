import { WrongType } from '../mock/request/decoder.js';
import type { Contract } from '../spec/contract.js';
import type { Schema } from '../spec/openapi.js';
import { decoderOf } from './decoder-of.js';
import type { FormFields } from './exchange.js';

/** The JSON that the fields of a form stand for; the fields themselves where one is of no type that fits. */
export function formValue(contract: Contract, schema: Schema, fields: FormFields): unknown {
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
