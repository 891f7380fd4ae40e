import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { importDocument } from '../../../spec/import/import.js';
import { type Provenance, provenanceOf } from '../../../spec/import/provenance.js';
import { readDocument } from '../../../spec/import/read.js';
import { toYaml } from '../../../spec/import/write.js';
import { objectAt } from '../../../spec/json.js';
import { specFolder } from '../../../spec/pinned.js';
import { endingWith } from './outcome.js';

interface Options extends Provenance {
  out?: string;
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'turn an upstream Authlete OpenAPI document (3.0 or 3.1) into the structure this tool works from',
    )
    .argument('<file-or-url>', 'the upstream document, YAML or JSON')
    .option('--repository <url>', 'where the document is kept')
    .option('--commit <id>', 'the commit it was taken from')
    .option('--date <yyyy-mm-dd>', 'the date of that commit')
    .option('--out <file>', 'where to write; - is standard output (default: spec/authlete-<version>.yaml)')
    .action(
      endingWith(async (fileOrUrl: string, { out, ...said }: Options) => {
        const read = await readDocument(fileOrUrl);
        const imported = importDocument(read, provenanceOf(fileOrUrl, read.sha256, said));
        const yaml = await toYaml(imported.document);
        const version = String(objectAt(imported.document, 'info')['version']);
        const file = out ?? `${specFolder}authlete-${version}.yaml`;
        if (file === '-') {
          process.stdout.write(yaml);
          return 0;
        }
        await writeFile(file, yaml);
        const dropped = [...imported.dropped].map(([keyword, count]) => `${keyword} (${count})`);
        console.log(`Imported ${fileOrUrl}`);
        console.log(`  sha256   ${read.sha256}`);
        console.log(`  written  ${file}`);
        if (imported.named.length > 0)
          console.log(`  named    ${imported.named.length} parts that were referred to in place`);
        if (dropped.length > 0)
          console.log(`  left out ${dropped.join(', ')}: OpenAPI 3.0 has no such keyword`);
        return 0;
      }),
    );
}
