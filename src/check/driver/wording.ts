/** Words on buttons, links and fields, by which the driver guesses what they are for. */
export const wording = {
  grants: /\b(allow|authori[sz]e|accept|approve|grant|agree|consent|confirm|yes|permit)\b/i,
  denies: /\b(den(y|ied)|refuse|reject|decline|cancel|disallow|disagree|no|abort)\b/i,
  /** On a page that asks for a password too, other words such as Continue and Cancel belong to the login. */
  decides: /\b(allow|authori[sz]ed?|approve|grant|den(y|ied)|refuse|reject|decline|disallow)\b/i,
  givesUp: /\b(cancel|abort|back|quit)\b/i,
  code: /user.?code|\bcode\b/i,
  account: /user|login|e-?mail|account|subject|name|id\b/i,
} as const;
