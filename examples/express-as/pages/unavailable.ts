import { html } from './html.js';
import type { Page } from './show.js';

export const unavailablePage = (): Page => ({
  title: 'It did not work',
  content: html`
    <h1>It did not work</h1>
    <p>Something went wrong here, and you did nothing wrong.</p>
    <p>Please go back to the application and try again in a while.</p>`,
});
