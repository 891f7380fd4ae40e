import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { reasonOf, SpecFailure } from '../../../spec/failure.js';
import { type Imported, importDocument } from '../../../spec/import/import.js';
import { type Provenance, provenanceOf } from '../../../spec/import/provenance.js';
import { readDocument } from '../../../spec/import/read.js';
import { toYaml } from '../../../spec/import/write.js';
import { objectAt } from '../../../spec/json.js';
import { withExitCode } from '../../exit-code.js';

interface Options extends Provenance {
  out: string;
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'extract the structure of an upstream Authlete OpenAPI document (3.0 or 3.1), without its prose',
    )
    .argument('<file-or-url>', 'the upstream document, YAML or JSON')
    .option('--repository <url>', 'the repository of the document')
    .option('--commit <id>', 'the commit of the document')
    .option('--date <yyyy-mm-dd>', 'the date of that commit')
    .option(
      '--out <file>',
      'the output file, a folder for authlete-<version>.yaml, or - for standard output',
      '-',
    )
    .action(
      withExitCode(async (fileOrUrl: string, { out, ...said }: Options) => {
        const read = await readDocument(fileOrUrl);
        const imported = importDocument(read, provenanceOf(fileOrUrl, read.sha256, said));
        const yaml = await toYaml(imported.document);
        if (out === '-') {
          process.stdout.write(yaml);
        } else {
          const file = await write(out, yaml, imported);
          for (const line of summary(fileOrUrl, file, imported)) console.log(line);
        }
        return 0;
      }),
    );
}

async function write(out: string, yaml: string, { document }: Imported): Promise<string> {
  const folder = (await stat(out).catch(() => undefined))?.isDirectory() ?? false;
  const file = folder ? join(out, `authlete-${objectAt(document, 'info')['version']}.yaml`) : out;
  try {
    await writeFile(file, yaml);
  } catch (error) {
    throw new SpecFailure(`Failed to write ${file}: ${reasonOf(error)}. Please choose another --out.`);
  }
  return file;
}

function summary(location: string, file: string, { source, named, dropped }: Imported): string[] {
  const keywords = [...dropped].map(([keyword, count]) => `${keyword} (${count})`);
  return [
    `Imported ${location}`,
    `  sha256    ${source.sha256}`,
    `  written   ${file}`,
    ...(named.length > 0 ? [`  named     ${named.length} parts that were referenced by their location`] : []),
    ...(keywords.length > 0 ? [`  left out  ${keywords.join(', ')}: not in OpenAPI 3.0`] : []),
  ];
}
