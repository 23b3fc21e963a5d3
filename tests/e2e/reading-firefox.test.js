import { Firefox } from './drive/firefox.js';
import { testReading } from './reading.js';

await testReading(Firefox, (/** @type {Firefox} */ browser, at) => browser.chooseFromContextMenu(at, 'Audit the selection'));
