const { join } = require('node:path');

const inProse = (file) => join(__dirname, 'prose', file);

/** textlint's rule about English wording, for Markdown, and for the prose in TypeScript, JavaScript and YAML. */
module.exports = {
  rules: { [inProse('english.js')]: true },
  plugins: { [inProse('source.js')]: true, [inProse('yaml.js')]: true },
};
