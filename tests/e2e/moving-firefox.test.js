import { Firefox } from './drive/firefox.js';
import { testMoving } from './moving.js';

await testMoving(Firefox);
