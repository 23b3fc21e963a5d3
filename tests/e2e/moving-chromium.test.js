import { Chromium } from './drive/chromium.js';
import { testMoving } from './moving.js';

testMoving(Chromium);
