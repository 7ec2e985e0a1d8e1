import { defineFormat } from './format.ts';

/** SAML metadata of identity providers: a text whose root element is EntityDescriptor or EntitiesDescriptor. */
export const idpMetadata = defineFormat({
  id: 'idp-metadata',
  detect({ text }) {
    rootAhead.lastIndex = rootStart(text);
    return rootAhead.test(text);
  },
  async read(source) {
    // Loaded here because a plain URL needs neither an XML nor a certificate parser.
    const { readIdpMetadata } = await import('./read-idp-metadata.ts');
    return readIdpMetadata(source);
  },
});

const blank = /[\uFEFF\s]*/y;
const doctype = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/y;
const rootAhead = /<(?:[\w.-]{1,100}:)?Entit(?:y|ies)Descriptor[\s/>]/y;

/** Where the first element begins: behind declaration, comments, and a document type, which reading then refuses. */
function rootStart(text: string): number {
  let at = 0;
  for (;;) {
    at = endOf(blank, text, at);
    let next = at;
    if (text.startsWith('<?', at)) next = behind(text, '?>', at);
    else if (text.startsWith('<!--', at)) next = behind(text, '-->', at);
    else if (text.startsWith('<!D', at)) next = endOf(doctype, text, at);
    if (next === at) return at;
    at = next;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function behind(text: string, end: string, at: number): number {
  const stop = text.indexOf(end, at);
  return stop < 0 ? text.length : stop + end.length;
}
