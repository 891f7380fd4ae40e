import { Command, Option } from 'commander';
import { toYaml } from '../../../spec/import/write.js';
import { layers as all, parseLayers } from '../../../spec/overlay/overlay.js';
import { withExitCode } from '../../exit-code.js';
import { withOverlays } from './own-overlays.js';
import { patchedDocument } from './patched-document.js';

interface Options {
  spec?: string;
  overlay: string[];
  layers?: string;
  format: 'yaml' | 'json';
}

export function buildCommand(): Command {
  return new Command('build')
    .description('print the patched document, for other tools')
    .addOption(new Option('--format <format>', 'how').choices(['yaml', 'json']).default('yaml'))
    .option('--layers <names>', 'the overlays to apply: fix, forward, strict, or none (default: all)')
    .option('--spec <file-or-url>', 'a newer upstream document instead of the built-in one')
    .option('--overlay <file...>', 'your own overlays to apply afterwards, such as those of spec suggest', [])
    .action(
      withExitCode(async ({ spec, layers: selected, format, overlay }: Options) => {
        const layers = selected === undefined ? all : parseLayers(selected);
        const patched = await patchedDocument(spec, layers);
        const { document, warnings } = await withOverlays(patched, overlay);
        for (const warning of warnings) console.error(warning);
        const applied = layers.length === 0 ? 'no overlays' : `overlays: ${layers.join(', ')}`;
        process.stdout.write(
          format === 'json'
            ? `${JSON.stringify(document, null, 2)}\n`
            : await toYaml(document, [`The Authlete API as used by authlete-testkit; ${applied}.`]),
        );
        return 0;
      }),
    );
}
