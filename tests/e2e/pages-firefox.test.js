import { Firefox } from './drive/firefox.js';
import { testPages } from './pages.js';

await testPages(Firefox);
