import { editDistance } from '../text/edit-distance.ts';
import { answerHost } from '../evidence/callback-facts.ts';
import { profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { defineCheck, type CheckResult } from './check.ts';

/** Is the failing page really the broker's? A look-alike host is an attack, another host most often the application's own callback. */
export const callbackHost = defineCheck({
  id: 'callback-host',
  title: 'The callback is the broker’s own',
  sources: ['RFC 6749 §10.6', 'WHATWG URL §4.4'],
  run(evidence, { profile }) {
    const results: CheckResult[] = [];
    for (const item of evidence) {
      if (item.kind !== 'callback-url' || item.callback.host === null) continue;
      const { host, misleadingHost } = item.callback;
      const base = {
        from: item.id,
        received: host,
        ...(profile.hosts[0] === undefined ? {} : { expected: profile.hosts[0] }),
      };
      if (misleadingHost !== null || looksLikeKnown(host, profile)) {
        const message = `This address only looks like another one: a browser goes to \`${host}\`. Do not enter anything there, and report it to your security team.`;
        results.push({ ...base, status: 'fail', severity: 'error', blocks: false, suspicious: true, message });
      } else if (item.isCaptured === true) {
        // A login ends at the application, and a capture shows who sent it there.
        continue;
      } else if (profile.hosts.includes(answerHost(item.callback) ?? '')) {
        // The broker's own request to the provider.
        continue;
      } else if (profile.hosts.length === 0) {
        const message = 'The profile does not say which host the broker answers on.';
        results.push({ ...base, status: 'unknown', message, missing: 'the broker’s host: a profile for this service' });
      } else if (profile.hosts.includes(host)) {
        results.push({ ...base, status: 'pass', message: 'The callback is on the broker’s own host.' });
      } else {
        const message = `The callback is on \`${host}\`, which is not a host of ${profile.service}’s broker.`;
        results.push({ ...base, status: 'fail', severity: 'warning', blocks: false, message });
      }
    }
    return results;
  },
});

/**
 * Another host that can be taken for a broker that we know: its name with something behind it, without its dots, or with a slip or two.
 * Hosts below the broker's own domain belong to the same party.
 */
function looksLikeKnown(host: string, profile: Profile): boolean {
  const builtIn = profiles.flatMap(({ hosts }: Profile) => hosts);
  // A profile file's hosts may resemble each other, but none of ours: it could not make a look-alike the broker's own.
  const known = profile.hosts.includes(host) ? builtIn : [...builtIn, ...profile.hosts];
  return known.some((name) => resembles(host, name));
}

function resembles(host: string, known: string): boolean {
  const domain = known.slice(known.indexOf('.'));
  if (host === known || host.endsWith(domain) || host === domain.slice(1)) return false;
  if (host.startsWith(`${known}.`) || joined(host) === joined(known)) return true;
  return Math.abs(host.length - known.length) <= 2 && editDistance(host, known) <= 2;
}

function joined(host: string): string {
  return host.replace(/[.-]/g, '');
}
