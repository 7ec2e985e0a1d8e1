import { defineStep, fail, pass } from './step.ts';

const notXml = { saml2: 'SAMLResponse should be a valid xml', wsfed: 'wresult should be a valid xml' } as const;

/** Base64 is read leniently; what comes out must have a `<` in it. */
export const encoding = defineStep({
  id: 'encoding',
  title: 'The message decodes to XML',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/strategy.js'],
  run: ({ text, protocol }) =>
    text.includes('<')
      ? pass('The message decodes to text with markup in it.')
      : fail(
          notXml[protocol],
          'What the broker decodes has no markup in it: it was not base64, or base64 twice, or deflated.',
        ),
});

/** The broker's own parser decides; it accepts much that XML forbids. */
export const wellFormed = defineStep({
  id: 'xml',
  title: 'The XML can be parsed',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/utils.js'],
  run: ({ text, parsed, protocol }) => {
    if (!text.includes('<'))
      return { status: 'skipped', missing: 'a message that decodes to XML', message: 'There is no XML to parse.' };
    if (parsed.ok) return pass("The broker's parser reads the XML.");
    if (parsed.reason === 'malformed') return fail(notXml[protocol], "The broker's parser refuses the XML.");
    return {
      status: 'unknown',
      missing: 'a message small enough to run the broker’s parser on',
      message: 'The XML is too large or too slow for the broker’s parser to be run on it.',
    };
  },
});
