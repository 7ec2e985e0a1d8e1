import { caseMaker, type BrokerCase, type World } from './broker-cases.ts';
import { createResponse } from './idp.ts';

const notXml = 'SAMLResponse should be a valid xml';

/** What the broker's two parsers read otherwise than the standard, or not at all. */
export function parserQuirks(world: World): BrokerCase[] {
  return [...declarations(world), ...names(world)];
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
  ];
}
