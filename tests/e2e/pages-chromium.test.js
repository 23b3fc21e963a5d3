import { Chromium } from './drive/chromium.js';
import { testPages } from './pages.js';

await testPages(Chromium);
