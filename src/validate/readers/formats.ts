import { InvalidInputError } from '../../invalid-input-error.js';
import { headOf, type TrafficFormat } from './format.js';
import { har } from './har.js';
import { hoverfly } from './hoverfly.js';
import { journal, ndjson } from './ndjson.js';
import { nock } from './nock.js';
import { postman } from './postman.js';
import { vcr } from './vcr.js';
import { wiremock } from './wiremock.js';

/** In detection order. */
export const formats: readonly TrafficFormat[] = [
  har,
  journal,
  postman,
  vcr,
  wiremock,
  nock,
  hoverfly,
  ndjson,
];

/** Throws `InvalidInputError` if there is no such format. */
export function formatById(id: string): TrafficFormat {
  const format = formats.find((one) => one.id === id);
  if (format !== undefined) return format;
  throw new InvalidInputError(`Failed to read the format ${id}: it is unknown. Please use one of ${list()}.`);
}

/**
 * Detects the format of a source from its first bytes, else from its name. Throws `InvalidInputError` if neither
 * reveals it.
 *
 * @param source a file name, or `-`
 */
export function formatOf(beginning: Buffer, source: string): TrafficFormat {
  const head = headOf(beginning);
  const format =
    formats.find(({ recognises }) => recognises(head)) ??
    formats.find(({ extensions }) =>
      extensions.some((extension) => source.replace(/\.gz$/, '').endsWith(`.${extension}`)),
    );
  if (format !== undefined) return format;
  const reason = head.text.trim() === '' ? 'it is empty' : 'its format is unknown';
  throw new InvalidInputError(
    `Failed to read ${source}: ${reason}. Please pass a ${list()}, or set --format.`,
  );
}

const list = (): string => formats.map(({ id, title }) => `${title} (${id})`).join(', ');
