/** Options: how strictly pages are judged, how marks look, what is ignored, the keys, the rules with their documents. */

import { begin } from '../own-page.js';
import { isPrivate } from '../settings.js';
import { choices } from './choices.js';
import { ignored } from './ignored.js';
import { keys } from './keys.js';
import { at } from './parts.js';
import { rules } from './rules.js';

begin('options_title');
at('private').hidden = !isPrivate();
await Promise.all([choices(), ignored(), keys(), rules()]);
