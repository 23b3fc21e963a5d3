import { Firefox } from './drive/firefox.js';
import { testLanguages } from './languages.js';

// Its sidebar is narrower than WCAG asks for.
testLanguages(Firefox, language => Firefox.launch({ language }), (browser, part) => browser.violations(part === 'panel' ? 'sidebar' : 'tab'));
