import { render } from 'preact';
import { App } from './app.js';
import { loadServices } from './mock.js';

const place = document.getElementById('app');
if (place !== null) render(<App />, place);
loadServices();
