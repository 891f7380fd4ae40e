/**
 * Wording that makes readers stumble: the pattern, what to write instead, and an example of each. A space in a pattern
 * also matches a line break.
 */
export const wordings = [
  [/\bbut for\b/i, 'Write "except".', 'all but for the last', 'all except the last'],
  [
    /(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more than\b|less\b|fewer\b|later\b)[a-z]/i,
    'Write "is not a".',
    'The value is no token.',
    'The value is not a token. There is no token. The token is no longer valid.',
  ],
  [
    /\bnone (if|where|when)\b/i,
    'Write "or `undefined` if".',
    'the client, none if it is deleted',
    'the client; undefined if it is deleted',
  ],
  [/\bwho(so)?ever\b/i, 'Name the actor.', 'Whoever knows it', 'An attacker who knows it'],
  [/\bnobody\b/i, 'Name the actor: no user, no client.', 'tokens of nobody', 'tokens of an unknown user'],
  [/\bthat which\b/i, 'Name the thing.', 'that which the call sets', 'the members that the call sets'],
  [
    /\b(after|for|of|in) 1 (?!is\b|means\b)[a-z]+s\b/i,
    'Make the count and its noun agree.',
    'after 1 calls',
    'after 1 call; a batch size of 1 means no batches',
  ],
  [
    /\bwhat ((?!and\b|or\b|but\b)\w+ ){1,6}what\b/i,
    'Split the sentence: one what-clause at most.',
    'what the call sets of what is stored',
    'what is stored and what is returned',
  ],
  [
    /\bof its own kind\b|\bto that end\b|\bas it is,? and stays\b/i,
    'Say it in the words of the field.',
    'an error of its own kind',
    'a separate error type',
  ],
  [
    /(^|[.:] )(Written|Told|Said|Given|Taken) (is|are|was)\b/,
    'Begin with the subject.',
    'Written is the whole file.',
    'The whole file is written.',
  ],
  [
    /\bmoments? (is|are) (in )?(milli)?seconds\b/i,
    'Write "timestamp".',
    'Moments are milliseconds.',
    'Timestamps are in milliseconds.',
  ],
  [
    /\b(is|are) told (of|about)\b/i,
    'Write "is notified" or "is reported".',
    'whether the client is told of the error',
    'whether the error is reported to the client',
  ],
  [/\blies? ahead\b/i, 'Write "is in the future".', 'its iat lies ahead', 'its iat is in the future'],
  [
    /\bbeside\b/i,
    'Write "next to", "outside" or "in addition to".',
    'a parameter beside the request object',
    'a parameter outside the request object',
  ],
  [
    /\bknows? (no|nothing)\b/i,
    'Write "does not have" or "does not support".',
    'The format knows no such keys.',
    'The format does not support such keys.',
  ],
  [
    /\bmakes? (a |an |the |no )?(\w+ )?(tokens?|tickets?|codes?|auth_req_id|keys?|credentials?|clients?)\b/i,
    'Write "issues", "creates" or "generates".',
    'The call makes an authorization code.',
    'The call issues an authorization code.',
  ],
  [
    /\b(is|are) to (?=(be|have|do|name|say|send|give|show|get)\b)/i,
    'Write "must", or an infinitive.',
    'The call is to name a token.',
    'The call must name a token.',
  ],
  [/\bthe present time\b/i, 'Write "the current time".', 'not the present time', 'not the current time'],
  [
    /(?<!\bon )\bdemand(s|ed)?\b/i,
    'Write "require".',
    'The resource demands a scope.',
    'The resource requires a scope. It is loaded on demand.',
  ],
  [/\b(is|are|was|were) not there\b/i, 'Write "is missing".', 'The key is not there.', 'The key is missing.'],
  [/\bIt tells\b/, 'Write "It returns" or "It reports".', 'It tells the version.', 'It returns the version.'],
  [/\b(is|are|was|were) good\b/i, 'Write "valid".', 'The request is good.', 'The request is valid.'],
].map(([pattern, advice, bad, good]) => ({
  pattern: new RegExp(pattern.source.replaceAll(' ', '\\s+'), pattern.flags),
  advice,
  bad,
  good,
}));
