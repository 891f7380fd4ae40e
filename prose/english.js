/** Wording that readers stumble over, with what to write instead. Code in backticks is not checked. */
const wordings = [
  [/\bbut for\b/i, 'Write "except".'],
  [
    /(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more than\b|less\b|fewer\b|later\b)[a-z]/i,
    'Write "is not a".',
  ],
  [/\bnone (if|where|when)\b/i, 'Write "or `undefined` if".'],
  [/\bwho(so)?ever\b/i, 'Name the actor.'],
  [/\bthat which\b/i, 'Name the thing.'],
  [/\b(after|for|of|in) 1 [a-z]+s\b/i, 'Make the count and its noun agree.'],
  [/\bwhat ((?!and\b|or\b|but\b)\w+ ){1,6}what\b/i, 'Split the sentence: one what-clause at most.'],
  [/\bof its own kind\b|\bto that end\b|\bas it is,? and stays\b/i, 'Say it in the words of the field.'],
  [/(^|[.:] )(Written|Told|Said|Given|Taken) (is|are|was)\b/, 'Begin with the subject.'],
  [/\bmoments? (is|are) (in )?(milli)?seconds\b/i, 'Write "timestamp".'],
  [/\bis told of\b|\bare told of\b/i, 'Write "is reported".'],
];

/** A textlint rule that reports these wordings in Markdown, with the advice for each. */
export default function english(context) {
  const { Syntax, RuleError, report, getSource } = context;
  return {
    [Syntax.Str](node) {
      const text = getSource(node);
      for (const [wording, advice] of wordings) {
        const found = wording.exec(text);
        if (found) report(node, new RuleError(`"${found[0]}": ${advice}`, { index: found.index }));
      }
    },
  };
}
