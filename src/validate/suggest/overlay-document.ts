import { stringify } from 'yaml';
import type { Suggestion } from './suggestion.js';

/** Renders an OpenAPI Overlay 1.0.0 document in the style of spec/overlays. */
export const overlayDocument = (suggestion: Suggestion, extended: string): string =>
  stringify(
    {
      overlay: '1.0.0',
      info: { title: 'Differences between recorded responses and the contract', version: '1.0.0' },
      extends: extended,
      actions: suggestion.actions().map(({ target, description, evidence, change }) => ({
        target,
        description,
        'x-evidence': evidence,
        ...change,
      })),
    },
    { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true },
  );
