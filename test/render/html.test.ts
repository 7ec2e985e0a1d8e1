import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentHtml, renderHtml } from '../../src/render/html/render-html.ts';
import { layout, lineText } from '../../src/render/layout.ts';
import { reportDocument } from '../../src/render/report-document.ts';
import type { Report } from '../../src/report/report.ts';
import { openBrowser } from '../helpers/browser.ts';
import { reportOn } from '../helpers/evidence.ts';
import { runMain } from '../helpers/run-main.ts';

const seed = await reportOn();
/** Elements, attributes, a closed style and script, hidden and reordering characters. */
const hostile =
  '</style></pre></title><script>document.title="owned"</script><img src=https://evil.test/x onerror="document.title=1">"\' onload=x \u202Egnp\u200B\u0000 <svg/onload=alert(1)> javascript:alert(1) &lt;b&gt;';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => browser.close());

async function opened(html: string, options: BrowserContextOptions = {}): Promise<{ page: Page; requests: string[] }> {
  const page = await browser.newPage(options);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  // What the policy refuses is announced and never sent.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') requests.splice(requests.indexOf(request.url()), 1);
  });
  await page.setContent(html, { waitUntil: 'load' });
  return { page, requests };
}

const folder = new URL('../../fixtures/cases/', import.meta.url);
const cases = readdirSync(folder).map((name) => {
  return {
    name,
    ...(JSON.parse(readFileSync(new URL(`${name}/case.json`, folder), 'utf8')) as { args: string[]; status: number }),
  };
});

/** The checker is slow: these have every kind of block between them. */
const inspected = new Set([
  'cert-preflight',
  'entra-error-page',
  'saml-accepted',
  'saml-rotated-certificate',
  'saml-unsigned',
]);
const looks = [
  { width: 1100, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;
const screens = new URL('__screens__/', import.meta.url);

describe('the page of', () => {
  let page: Page;
  let requests: string[];
  beforeAll(async () => {
    ({ page, requests } = await opened('', { bypassCSP: true }));
  });
  afterAll(async () => page.close());

  test.each(cases)('$name fits wide and narrow, loads nothing and is accessible', async ({ name, args, status }) => {
    const result = await runMain([...args, '--format', 'html']);
    expect(result).toMatchObject({ status, stderr: '' });
    await page.setContent(result.stdout, { waitUntil: 'load' });
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (!inspected.has(name)) continue;
      expect(await accessibilityIssues(page)).toEqual([]);
      await page.screenshot({ path: fileURLToPath(new URL(`${name}-${width}.png`, screens)), fullPage: true });
    }
    expect(requests).toEqual([]);
  });
});

test('the checker finds what is wrong with a page', async () => {
  const html = renderHtml(seed).replace('<html lang="en">', '<html>').replace('--dim: #57606a', '--dim: #eee');
  const { page } = await opened(html, { bypassCSP: true });
  expect((await accessibilityIssues(page)).map((issue) => issue.split(':')[0])).toEqual(
    expect.arrayContaining(['html_lang_exists', 'text_contrast_sufficient']),
  );
  await page.close();
});

describe('the page of a report', () => {
  test('says the same in the same order as the text', async () => {
    const { page } = await opened(renderHtml(seed));
    const shown = comparable(
      (await page.locator('header h1, #content > section:first-child').allInnerTexts()).join(' '),
    );
    const lines = layout(reportDocument(seed), { columns: 120, unicode: true }).map(lineText);
    let from = 0;
    for (const word of lines
      .join(' ')
      .split(/\s+/)
      .map(comparable)
      .filter((each) => each.length > 3)) {
      const at = shown.indexOf(word, from);
      expect(at, `${word} after ${shown.slice(from, from + 60)}`).toBeGreaterThanOrEqual(0);
      from = at;
    }
    await page.close();
  });

  test('loads and runs nothing, even if an element got into it', async () => {
    const html = renderHtml(seed).replace(
      '<main',
      '<script>document.title = "owned"</script><img src="https://evil.test/x.png"><style>body { display: none }</style><main',
    );
    const { page, requests } = await opened(html);
    expect(await page.title()).toContain('sso-doctor');
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(requests).toEqual([]);
    await page.close();
  });

  test('shows hostile text as text', async () => {
    const report: Report = await reportOn({ errorDescription: hostile, error: hostile });
    const html = renderHtml({
      ...report,
      summary: hostile,
      diagnoses: report.diagnoses.map((each) => ({
        ...each,
        title: hostile,
        facts: [{ label: hostile, value: hostile, from: 'e1', side: null }],
      })),
    });
    const { page, requests } = await opened(html, { bypassCSP: true });
    expect(await page.locator('script, img, iframe, [onerror], [onload], a[href^=javascript]').count()).toBe(0);
    expect(await page.title()).toContain('</style>');
    expect(await page.locator('h1').innerText()).toContain('<U+202E>gnp<U+200B><U+0000>');
    expect(requests).toEqual([]);
    await page.close();
  });

  test('is printed whole, without the contents', async () => {
    const { page } = await opened(renderHtml(seed));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('#message').isVisible()).toBe(true);
    await page.close();
  });

  test('is walked through with the keyboard: past the contents, then each part', async () => {
    const { page } = await opened(renderHtml(seed));
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('To the report');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Cause');
    await page.close();
  });

  test('draws the requests of a capture for everybody who can see, and lists them for everybody', async () => {
    const result = await runMain(['fixtures/inputs/captures/thumbprint-chrome.har', '--format', 'html']);
    const { page } = await opened(result.stdout, { bypassCSP: true, viewport: { width: 360, height: 800 } });
    const drawn = await page.locator('svg .on-line').count();
    expect(drawn).toBeGreaterThan(3);
    expect(await page.locator('figure.wide + ol li').count()).toBe(drawn);
    expect(await page.locator('section:has(#timeline) tbody tr').count()).toBe(drawn);
    expect(await accessibilityIssues(page)).toEqual([]);
    await page.screenshot({ path: fileURLToPath(new URL('timeline-360.png', screens)), fullPage: true });
    await page.close();
  });

  test('draws hostile names and messages as text', async () => {
    const message = { at: null, from: hostile, to: 'broker', text: hostile, failed: true };
    const { page } = await opened(
      documentHtml([{ kind: 'sequence', parties: [hostile, 'broker'], messages: [message, message] }], hostile),
      { bypassCSP: true },
    );
    expect(await page.locator('script, img').count()).toBe(0);
    expect(await page.locator('ol li').count()).toBe(2);
    await page.close();
  });

  test('draws the login and marks the step that failed', async () => {
    const { page } = await opened(renderHtml(seed));
    expect(await page.getByRole('img', { name: /Auth0 \(failed here\), then/ }).count()).toBe(1);
    expect(await page.locator('svg.level').screenshot()).not.toHaveLength(0);
    await page.close();
  });
});

describe('the page of many tickets', () => {
  const inputs = ['zendesk', 'auth0-log.ndjson', 'broken'].map((name) => `fixtures/tickets/inputs/${name}`);
  let html: string;
  beforeAll(async () => {
    // The checker is slow: three groups have every kind of block between them.
    html = (await runMain(['triage', ...inputs, '--format', 'html', '--limit', '3'])).stdout;
  });

  test.each([
    { width: 1100, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)('fits $width pixels, loads nothing and is accessible', async ({ width, colorScheme }) => {
    const { page, requests } = await opened(html, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Its colours in light are those of every page.
    if (colorScheme === 'dark') expect(await accessibilityIssues(page)).toEqual([]);
    await page.screenshot({ path: fileURLToPath(new URL(`tickets-${width}.png`, screens)), fullPage: true });
    await page.close();
  });

  test('keeps to its own policy: nothing is refused, and nothing that got into it runs', async () => {
    const { page, requests } = await opened('');
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setContent(html, { waitUntil: 'load' });
    expect(complaints).toEqual([]);
    await page.setContent(html.replace('<main', '<script>document.title = "owned"</script><main'));
    expect(await page.title()).toContain('sso-doctor');
    expect(complaints[0]).toContain('Content Security Policy');
    expect(requests).toEqual([]);
    await page.close();
  });

  test('has one heading a level down for each part, in landmarks, and each chart in words', async () => {
    const { page } = await opened(html);
    for (const landmark of ['banner', 'navigation', 'main', 'contentinfo'] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName.slice(1))),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const charts = await page.locator('svg').count();
    expect(charts).toBeGreaterThan(1);
    expect(await page.getByRole('img', { name: /UTC to .* each: \d+(?:, \d+)+$/ }).count()).toBe(charts);
    expect(await page.locator('figure:has(svg) figcaption').count()).toBe(charts);
    await page.close();
  });

  test('is walked through with the keyboard: past the contents, to a group, and on in it', async () => {
    const { page } = await opened(html);
    const focused = page.locator(':focus');
    await page.keyboard.press('Tab');
    expect(await focused.innerText()).toBe('To the report');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    // The overview's first group.
    expect(await focused.getAttribute('href')).toMatch(/^#group-/);
    expect(await focused.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await page.locator('h2:target').isVisible()).toBe(true);
    await page.close();
  });

  test('is printed whole: every group and draft, without the contents', async () => {
    const { page } = await opened(html, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    const drafts = await page.locator('pre').all();
    expect(drafts.length).toBeGreaterThan(3);
    for (const draft of drafts) expect(await draft.isVisible()).toBe(true);
    // Dark paper is not printed.
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    await page.close();
  });
});

interface CheckerReport {
  readonly results: readonly {
    readonly ruleId: string;
    readonly value: readonly string[];
    readonly message: string;
    readonly snippet: string;
  }[];
}

const require = createRequire(import.meta.url);
const checker = readFileSync(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');

/** What breaks WCAG 2.2 AA, and what the checker calls a recommendation. */
async function accessibilityIssues(page: Page): Promise<string[]> {
  await page.evaluate(checker);
  const report = await page.evaluate<CheckerReport>(`new ace.Checker().check(document, ['WCAG_2_2'])`);
  return report.results
    .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`);
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
