import { caseMaker, type BrokerCase, type World } from './broker-cases.ts';
import { createResponse } from './idp.ts';

const notXml = 'SAMLResponse should be a valid xml';
const digestError = /^Signature check errors: invalid signature: for uri #_assertion calculated digest is /;

/** What the broker's two parsers read otherwise than the standard, or not at all. */
export function parserQuirks(world: World): BrokerCase[] {
  return [...declarations(world), ...names(world), ...signedElements(world)];
}

function declarations(world: World): BrokerCase[] {
  const { posted } = caseMaker(world, 'quirk');
  const good = createResponse();
  const rows: [string, string][] = [
    ['an XML declaration without version', '<?xml encoding="UTF-8"?>'],
    ['an XML declaration with an empty encoding', '<?xml version="1.0" encoding=""?>'],
    ['an XML declaration with encoding behind standalone', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>'],
    ['an XML declaration without a blank before encoding', '<?xml version="1.0"encoding="UTF-8"?>'],
    ['an XML declaration with a word too many', '<?xml version="1.0" foo?>'],
    ['an XML declaration with encoding twice', '<?xml version="1.0" encoding="UTF-8" encoding="UTF-8"?>'],
    ['an XML declaration with standalone="maybe"', '<?xml version="1.0" standalone="maybe"?>'],
    ['an XML declaration of version 2.0', '<?xml version="2.0"?>'],
  ];
  return [
    ...rows.map(([name, declaration]) => posted(name, notXml, { xml: declaration + good })),
    posted('an XML declaration with everything in its place', null, {
      xml: `<?xml version="1.0" encoding="utf-8" standalone='yes' ?>${good}`,
    }),
    posted('an XML declaration of version 1.1', null, { xml: `<?xml version="1.1"?>${good}` }),
  ];
}

function names(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'quirk');
  const unsigned =
    (element: string) =>
    (xml: string): string =>
      xml.replace('<samlp:Status>', `${element}<samlp:Status>`);
  return [
    response('a name that begins with a digit behind its prefix becomes text', null, { edit: unsigned('<samlp:1x/>') }),
    response('an end tag of such a name', notXml, { edit: unsigned('<samlp:1x></samlp:1x>') }),
    response('a prefix that is no name becomes text', null, { edit: unsigned('<x xmlns:-="urn:x"/>') }),
    response('an element named xmlns', notXml, { edit: unsigned('<xmlns/>') }),
  ];
}

/** Content that is signed as the standard says. */
function signedElements(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'quirk');
  const holding = (element: string) => ({
    editAssertion: (xml: string): string => xml.replace('</saml:AttributeValue>', `</saml:AttributeValue>${element}`),
  });
  const page = ' xmlns="http://www.w3.org/1999/xhtml"';
  return [
    response('markup in an HTML script', digestError, holding(`<script${page}>1 &lt; 2</script>`)),
    response('an element in an HTML text area', digestError, holding(`<textarea${page}><b></b></textarea>`)),
    response('an ampersand in an HTML text area', null, holding(`<textarea${page}>a &amp; b</textarea>`)),
    response('an HTML script without markup', null, holding(`<script${page}>1</script>`)),
    response('a namespace with two fragments', null, holding('<x xmlns="http://x#a#b"></x>')),
    response('a namespace with a broken escape', null, holding('<x xmlns="urn:%zz"></x>')),
    response('an element with the prefix xml', digestError, holding('<xml:x></xml:x>')),
    response(
      'an attribute named hasOwnProperty before another',
      digestError,
      holding('<x hasOwnProperty="1" z="2"></x>'),
    ),
    response('an attribute named constructor', null, holding('<x constructor="1" z="2"></x>')),
    response('the prefix __proto__', digestError, holding('<__proto__:x xmlns:__proto__="urn:x"></__proto__:x>')),
    response(
      'two prefixes that language rules hold for equal',
      digestError,
      holding('<\u017E:x xmlns:z\u030C="urn:1" xmlns:\u017E="urn:2" z\u030C:a="1"></\u017E:x>'),
    ),
  ];
}
