/** How long a browser's main threads were kept at work, as its own trace says: processor time, whatever else the machine does. */

/** @typedef {import('./cdp.js').Session} Session */
/** @typedef {{ ph: string, name: string, pid: number, tid: number, dur?: number, tdur?: number, args?: any }} Event */

/**
 * Every task of the pages' main threads while something is done, longest first.
 * @param {Session} browser
 * @param {() => Promise<unknown>} run
 * @returns {Promise<number[]>} milliseconds of processor time
 */
export async function tasksDuring(browser, run) {
  /** @type {Event[]} */ const events = [];
  browser.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise(resolve => browser.on('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.start', { traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] }, transferMode: 'ReportEvents' });
  await run();
  await browser.send('Tracing.end');
  await complete;
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ ph, name, pid, tid }) => ph === 'X' && name === 'RunTask' && mains.has(`${pid} ${tid}`));
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
}
