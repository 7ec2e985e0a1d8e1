import type { Damage } from '../evidence/callback-facts.ts';
import { shortened } from '../text/visible-text.ts';
import { defineCheck, type CheckResult } from './check.ts';

const pasteWhole =
  'Put the URL between quotes, save it in a file, or run `sso-doctor` alone and paste it into the box.';

/** Did the callback arrive here whole? */
export const callbackComplete = defineCheck({
  id: 'callback-complete',
  title: 'The callback arrived here whole',
  sources: ['RFC 3986 §2.1', 'RFC 6749 §4.1.2.1'],
  run(evidence) {
    const results: CheckResult[] = [];
    for (const item of evidence) {
      if (!('callback' in item)) continue;
      const { damage } = item.callback;
      for (const one of damage) {
        results.push({ status: 'fail', severity: 'warning', blocks: false, from: item.id, message: messageFor(one) });
      }
      if (damage.length === 0)
        results.push({ status: 'pass', from: item.id, message: 'Nothing is missing from the callback.' });
    }
    return results;
  },
});

function messageFor(damage: Damage): string {
  switch (damage.kind) {
    case 'cut-at-ampersand':
      return `The URL stops before \`error_description\`, where a shell without quotes cuts it (at \`&\`). ${pasteWhole}`;
    case 'cut-description':
      return `The description was shortened (\`…\`): its end is missing. Copy it from the address bar. ${pasteWhole}`;
    case 'cut-percent-encoding':
      return `The text stops inside a percent-encoded character, so its end is missing. ${pasteWhole}`;
    case 'invalid-percent-encoding':
      return 'A percent-encoded character is damaged; what cannot be read stands as `<U+FFFD>`.';
    case 'duplicate-parameter':
      return `A parameter stands twice (\`${shortened(damage.name)}\`); the first one counts here.`;
    case 'over-limit':
      return `More was there than is read (limit: ${damage.limit}).`;
  }
}
