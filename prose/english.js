import { wordings } from './wordings.js';

/** textlint's rule: reports these wordings, with the advice for each. */
export default function english(context) {
  const { Syntax, RuleError, report } = context;
  return {
    [Syntax.Str](node) {
      for (const { pattern, advice } of wordings) {
        const found = pattern.exec(node.value);
        if (found) {
          const wording = found[0].replaceAll(/\s+/g, ' ');
          report(node, new RuleError(`"${wording}": ${advice}`, { index: found.index }));
        }
      }
    },
  };
}
