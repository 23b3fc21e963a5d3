import { Chromium } from './drive/chromium.js';
import { testMoving } from './moving.js';

await testMoving(Chromium);
