import { readFileSync } from 'node:fs';

/** The responses of the mock that a server is to repeat, from the file that the benchmark names. */
export const recorded = Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))).map(
  ([path, { headers, ...answer }]) => ({ path, ...answer, rawHeaders: headers, headers: pairs(headers) }),
);

function pairs(headers) {
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []));
}
