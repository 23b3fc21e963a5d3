import { Firefox } from './drive/firefox.js';
import { testPages } from './pages.js';

testPages(Firefox);
