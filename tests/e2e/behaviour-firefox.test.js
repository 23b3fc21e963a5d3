import { testBehaviour } from './behaviour.js';
import { Firefox } from './drive/firefox.js';

await testBehaviour(Firefox, ['about:support', 'view-source:about:blank']);
