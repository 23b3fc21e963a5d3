import { Firefox } from './drive/firefox.js';
import { testLooks } from './looks.js';

await testLooks(Firefox);
