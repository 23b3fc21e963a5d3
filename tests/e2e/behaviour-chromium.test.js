import { testBehaviour } from './behaviour.js';
import { Chromium } from './drive/chromium.js';

await testBehaviour(Chromium, ['chrome://version/', 'view-source:about:blank']);
