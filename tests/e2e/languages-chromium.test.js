import { violations } from './drive/axe.js';
import { Chromium } from './drive/chromium.js';
import { testLanguages } from './languages.js';

testLanguages(
  Chromium,
  language => Chromium.launch({ language, args: [`--lang=${language}`] }),
  async (browser, part) => {
    const session = part === 'panel' ? await browser.panel() : browser.page;
    // As narrow as WCAG asks for.
    await session.send('Emulation.setDeviceMetricsOverride', { width: 320, height: 700, deviceScaleFactor: 1, mobile: false });
    return violations(session, 'light');
  },
);
