import { caseMaker, type BrokerCase, type World } from './broker-cases.ts';
import { parserQuirks } from './broker-parser-quirk-cases.ts';
import { certificateQuirks, lookUpQuirks, signatureQuirks } from './broker-signature-quirk-cases.ts';
import { createResponse, createStatus, signElement, testConnection, wrapAssertion } from './idp.ts';

const audienceError = `Audience is invalid. Configured: ${testConnection.entityId}`;
const recipientError = `Recipient is invalid. Configured: ${testConnection.callbackUrl}`;
const digestError = /^Signature check errors: invalid signature: for uri #_assertion calculated digest is /;
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** One case for each thing that the validator does otherwise than the standard, or than one would think. */
export function quirkCases(world: World): BrokerCase[] {
  return [
    ...timeQuirks(world),
    ...comparisonQuirks(world),
    ...statusQuirks(world),
    ...lenientXml(world),
    ...signedTextQuirks(world),
    ...parserQuirks(world),
    ...signatureQuirks(world),
    ...lookUpQuirks(world),
    ...certificateQuirks(world),
    ...saml11(world),
  ];
}

function timeQuirks(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'quirk');
  const expired = 'assertion has expired.';
  return [
    response('NotBefore an hour ahead is accepted', null, { notBefore: '2026-03-02T13:00:00Z' }),
    response('NotBefore in the year 2100 is accepted', null, { notBefore: '2100-01-01T00:00:00Z' }),
    response('NotBefore as a large number is "expired"', expired, { notBefore: '9999999999999' }),
    response('NotBefore as a small number is accepted', null, { notBefore: '1' }),
    response('NotOnOrAfter that is no date is accepted', null, { notOnOrAfter: 'tomorrow' }),
    response('an empty NotOnOrAfter is accepted', null, { notOnOrAfter: '' }),
    response('an absent NotOnOrAfter is accepted', null, { notOnOrAfter: null }),
    response('no time conditions are accepted', null, { notOnOrAfter: null, notBefore: null }),
    response('exactly at the end of the tolerance', null, { notOnOrAfter: '2026-03-02T11:57:00Z' }),
    response('a millisecond after the tolerance', expired, { notOnOrAfter: '2026-03-02T11:56:59.999Z' }),
    response('no tolerance', expired, { notOnOrAfter: '2026-03-02T11:59:59Z' }, { clockSkewMinutes: 0 }),
    response('a tolerance of ten minutes', null, { notOnOrAfter: '2026-03-02T11:51:00Z' }, { clockSkewMinutes: 10 }),
    response(
      'a negative tolerance becomes three minutes',
      null,
      { notOnOrAfter: '2026-03-02T11:57:30Z' },
      { clockSkewMinutes: -1 },
    ),
    response(
      'half minutes of tolerance are cut',
      expired,
      { notOnOrAfter: '2026-03-02T11:58:30Z' },
      { clockSkewMinutes: 1.5 },
    ),
    response(
      'a tolerance beyond the calendar lets everything pass',
      null,
      { notOnOrAfter: '2020-01-01T00:00:00Z' },
      { clockSkewMinutes: 1e12 },
    ),
    response('an offset instead of Z', null, { notOnOrAfter: '2026-03-02T14:05:00+02:00' }),
    response('expiry switched off', null, { notOnOrAfter: '2020-01-01T00:00:00Z' }, { checks: { expiration: false } }),
    response('SubjectConfirmationData that expired is accepted', null, {
      subjectConfirmation:
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="2020-01-01T00:00:00Z"></saml:SubjectConfirmationData></saml:SubjectConfirmation>',
    }),
    response('another InResponseTo is accepted', null, { inResponseTo: '_someone_else' }),
    response('no InResponseTo is accepted', null, { inResponseTo: null }),
  ];
}

function comparisonQuirks(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'quirk');
  const { entityId, callbackUrl } = testConnection;
  const confirm = (url: string): string =>
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Recipient="${url}"></saml:SubjectConfirmationData></saml:SubjectConfirmation>`;
  const destinationError = (received: string): string =>
    `Destination endpoint ${received} did not match ${callbackUrl}`;
  return [
    response('the second audience does not count', audienceError, { audiences: ['urn:x', entityId] }),
    response('the first of two audiences counts', null, { audiences: [entityId, 'urn:x'] }),
    response('an audience with a trailing slash', audienceError, { audiences: [`${entityId}/`] }),
    response('an audience in upper case', audienceError, { audiences: [entityId.toUpperCase()] }),
    response('an audience with a blank behind', audienceError, { audiences: [`${entityId} `] }),
    response('an audience on its own line', audienceError, { audiences: [`\n${entityId}\n`] }),
    response('no audience', audienceError, { audiences: [] }),
    response('no Conditions', audienceError, { conditions: '' }),
    response('the audience check switched off', null, { audiences: ['urn:x'] }, { checks: { audience: false } }),
    response('an absent Recipient is accepted', null, { recipient: null }),
    response('an empty Recipient is accepted', null, { recipient: '' }),
    response('only the first confirmation counts, right', null, {
      subjectConfirmation: confirm(callbackUrl) + confirm('https://x'),
    }),
    response('only the first confirmation counts, wrong', recipientError, {
      subjectConfirmation: confirm('https://x') + confirm(callbackUrl),
    }),
    response('the recipient check switched off', null, { recipient: 'https://x' }, { checks: { recipient: false } }),
    response('no Subject is accepted', null, { subject: '' }),
    response('no NameID is accepted', null, { subject: `<saml:Subject>${confirm(callbackUrl)}</saml:Subject>` }),
    response('an absent Destination is accepted', null, { destination: null }),
    response('an empty Destination is accepted', null, { destination: '' }),
    response(
      'a Destination without connection parameter',
      destinationError('https://auth.influxdata.com/login/callback'),
      { destination: 'https://auth.influxdata.com/login/callback' },
    ),
    response('a Destination by http', destinationError(callbackUrl.replace('https', 'http')), {
      destination: callbackUrl.replace('https', 'http'),
    }),
    response('a Destination with an entity', destinationError('https://x?a=1&b=2'), {
      destination: 'https://x?a=1&amp;b=2',
    }),
    response(
      'the Destination check switched off',
      null,
      { destination: 'https://x' },
      { checks: { destination: false } },
    ),
    response('a NameQualifier on an e-mail NameID is ignored', null, {
      nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" NameQualifier="urn:x"',
    }),
    response('a NameQualifier without Format is ignored', null, { nameIdAttributes: ' NameQualifier="urn:x"' }),
    response('a transient NameID is compared', /^NameQualifier attribute /, {
      nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="urn:x"',
    }),
    response(
      'the NameQualifier check switched off',
      null,
      { nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="urn:x"' },
      { checks: { nameQualifier: false } },
    ),
    response(
      'the SPNameQualifier check switched off',
      null,
      { nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" SPNameQualifier="urn:x"' },
      { checks: { spNameQualifier: false } },
    ),
    response('another issuer is accepted', null, { issuer: 'https://someone.else.example.com' }),
    response(
      'no issuer and a NameQualifier',
      'NameQualifier attribute in the NameID element does not match undefined',
      {
        editAssertion: (xml) => xml.replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, ''),
        nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="urn:x"',
      },
    ),
  ];
}

function statusQuirks(world: World): BrokerCase[] {
  const { response, posted } = caseMaker(world, 'quirk');
  const code = (name: string): string => `urn:oasis:names:tc:SAML:2.0:status:${name}`;
  return [
    response('no Status is accepted', null, { status: '' }),
    response('an unknown status with an assertion is accepted', null, { status: createStatus('urn:x') }),
    response('NoPassive as top level is accepted', null, { status: createStatus(code('NoPassive')) }),
    response('a blank before the code defeats the table', null, { status: createStatus(` ${code('Responder')}`) }),
    response('Success with a nested RequestDenied is accepted', null, {
      status: createStatus(success, code('RequestDenied')),
    }),
    response('a message beside Success is ignored', null, { status: createStatus(success, undefined, 'ignored') }),
    response('a message of white space is shown', '  ', { status: createStatus(code('Responder'), undefined, '  ') }),
    response(
      'an empty message gives way to the sentence',
      /^The request could not be performed due to an error on the part of the SAML responder/,
      { status: createStatus(code('Responder'), undefined, '') },
    ),
    posted(
      'NoPassive without an assertion',
      `saml response does not contain an Assertion element (Status: ${code('NoPassive')})`,
      { xml: wrapAssertion('', { sign: 'none', status: createStatus(code('NoPassive')) }) },
    ),
    posted(
      'a StatusCode without Value, and no assertion',
      'saml response does not contain an Assertion element (Status: null)',
      { xml: wrapAssertion('', { sign: 'none', status: '<samlp:Status><samlp:StatusCode/></samlp:Status>' }) },
    ),
    posted('an error status without an assertion, unsigned', /^The request could not/, {
      xml: wrapAssertion('', { sign: 'none', status: createStatus(code('Requester')) }),
    }),
  ];
}

function lenientXml(world: World): BrokerCase[] {
  const { posted, response } = caseMaker(world, 'quirk');
  const good = createResponse();
  return [
    posted('a document type is accepted', null, { xml: `<!DOCTYPE samlp:Response>${good}` }),
    posted('a document type with entities is accepted', null, { xml: `<!DOCTYPE r [<!ENTITY e "x">]>${good}` }),
    posted('text behind the root is accepted', null, { xml: `${good}trailing` }),
    posted('text before the root is accepted', null, { xml: `leading${good}` }),
    posted('an attribute value without quotes is accepted', null, {
      xml: good.replace(' Version="2.0"><saml:Issuer xmlns', ' Version=2.0><saml:Issuer xmlns'),
    }),
    posted('a comment before the root is accepted', null, { xml: `<!-- c -->${good}` }),
    posted('a byte order mark is accepted', null, { xml: `\uFEFF${good}` }),
    posted('a byte order mark with a declaration is refused', 'SAMLResponse should be a valid xml', {
      xml: `\uFEFF<?xml version="1.0" encoding="UTF-8"?>${good}`,
    }),
    posted('a declaration is accepted', null, { xml: `<?xml version="1.0" encoding="UTF-8"?>${good}` }),
    posted('UTF-16 is refused', 'SAMLResponse should be a valid xml', { xml: Buffer.from(`\uFEFF${good}`, 'utf16le') }),
    posted('ISO-8859-1 in double quotes is honoured', null, {
      xml: Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${createResponse({ nameId: 'jürgen@example.com', edit: (xml) => xml })}`,
        'latin1',
      ),
    }),
    posted('ISO-8859-1 in single quotes is not', digestError, {
      xml: Buffer.from(
        `<?xml version='1.0' encoding='ISO-8859-1'?>${createResponse({ nameId: 'jürgen@example.com' })}`,
        'latin1',
      ),
    }),
    posted('iso-8859-1 in lower case is not', digestError, {
      xml: Buffer.from(
        `<?xml version="1.0" encoding="iso-8859-1"?>${createResponse({ nameId: 'jürgen@example.com' })}`,
        'latin1',
      ),
    }),
    posted('CRLF behind the declaration is fine', null, { xml: `<?xml version="1.0"?>\r\n${good}\r\n` }),
    response('a bare ampersand is accepted', null, {
      editResponse: (xml) =>
        xml.replace('</samlp:Status>', '<samlp:StatusDetail>a & b</samlp:StatusDetail></samlp:Status>'),
    }),
    posted('base64 with line breaks', null, {
      parameter: (
        Buffer.from(good)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
    }),
    posted('base64 without padding', null, { parameter: Buffer.from(good).toString('base64').replace(/=+$/, '') }),
    posted('base64 in the URL alphabet', null, { parameter: Buffer.from(good).toString('base64url') }),
    posted(
      'a SOAP envelope around the response',
      'saml response does not contain an Assertion element (Status: undefined)',
      { xml: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${good}</s:Body></s:Envelope>` },
    ),
    posted(
      'an ArtifactResponse around the response',
      'saml response does not contain an Assertion element (Status: undefined)',
      {
        xml: `<samlp:ArtifactResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${good}</samlp:ArtifactResponse>`,
      },
    ),
    posted('indented by a viewer after signing', digestError, { xml: good.replaceAll('><', '>\n  <') }),
    posted('white space between Response and its children', null, {
      xml: good.replace('<saml:Issuer', '\n<saml:Issuer').replace('<samlp:Status>', '\n<samlp:Status>'),
    }),
    posted('a Response in another namespace', null, {
      xml: good.replaceAll('urn:oasis:names:tc:SAML:2.0:protocol', 'urn:x'),
    }),
    posted(
      'an Assertion in another namespace',
      `saml response does not contain an Assertion element (Status: ${success})`,
      {
        xml: createResponse({ editSignedAssertion: (xml) => xml.replace('SAML:2.0:assertion', 'SAML:9.0:assertion') }),
      },
    ),
  ];
}

/** What the broker's libraries make of signed text that the standard reads otherwise. */
function signedTextQuirks(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'quirk');
  const inNameId =
    (value: string) =>
    (xml: string): string =>
      xml.replace('ada@example.com</saml:NameID', `${value}</saml:NameID`);
  return [
    response('a processing instruction splits a value, and is digested as text', null, {
      edit: inNameId('ada@<?x example.com?>'),
    }),
    response('a comment in signed content is accepted', null, { edit: inNameId('ada@<!-- c -->example.com') }),
    response('CDATA in signed content is accepted', null, { edit: inNameId('<![CDATA[ada@]]>example.com') }),
    response('character references in signed content are accepted', null, { edit: inNameId('ada&#64;example.com') }),
    response('U+2028 in signed content is refused', digestError, { nameId: 'ada\u2028lovelace' }),
    response('U+2029 in signed content is fine', null, { nameId: 'ada\u2029lovelace' }),
    response('U+0085 in signed content is refused', digestError, { nameId: 'ada\u0085lovelace' }),
    response('umlauts and emoji are fine', null, { nameId: 'Jürgen 🚀 Łódź' }),
    response('a processing instruction elsewhere', digestError, {
      edit: (xml) => xml.replace('<saml:Subject>', '<?x y?><saml:Subject>'),
    }),
    response('a comment elsewhere is accepted', null, {
      edit: (xml) => xml.replace('<saml:Subject>', '<!-- y --><saml:Subject>'),
    }),
    response('prefixes that differ in case', /^(Signature check errors|invalid signature)/, {
      signature: { editSignedInfo: (xml) => xml },
      editAssertion: (xml) =>
        xml
          .replace(
            '<saml:AttributeStatement>',
            '<saml:AttributeStatement xmlns:B="urn:b" xmlns:a="urn:a" B:x="1" a:y="2">',
          )
          .replace(' B:x="1" a:y="2"', ' a:y="2" B:x="1"'),
    }),
    response('a tab in an attribute value', null, {
      edit: (xml) => xml.replace(' SessionIndex="_session"', '\tSessionIndex="_session"'),
    }),
    response('attributes in another order', null, {
      edit: (xml) =>
        xml.replace(
          'AuthnInstant="2026-03-02T11:59:40Z" SessionIndex="_session"',
          'SessionIndex="_session" AuthnInstant="2026-03-02T11:59:40Z"',
        ),
    }),
    response('single quotes', null, {
      edit: (xml) => xml.replace('SessionIndex="_session"', "SessionIndex='_session'"),
    }),
    response('an empty tag', null, { edit: (xml) => xml.replace('></saml:SubjectConfirmationData>', '/>') }),
    response('a relative namespace', null, {
      editAssertion: (xml) => xml.replace('<saml:AttributeStatement>', '<saml:AttributeStatement xmlns:r="1" r:x="1">'),
    }),
    response('white space in an end tag changes what the broker reads', digestError, {
      editSignedAssertion: (xml) => xml.replace('</saml:Issuer>', '</saml:Issuer >'),
    }),
    response('a namespace that is no address, outside the signed assertion', null, {
      editResponse: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:x="no address">'),
    }),
    response('xml:lang on an attribute', null, {
      editAssertion: (xml) => xml.replace('<saml:AttributeValue>', '<saml:AttributeValue xml:lang="en">'),
    }),
    response('xsi:type', null, {
      editAssertion: (xml) =>
        xml.replace(
          '<saml:AttributeValue>',
          '<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">',
        ),
    }),
  ];
}

function saml11(world: World): BrokerCase[] {
  const { posted } = caseMaker(world, 'quirk');
  const assertion = (audience: string): string =>
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_a11" IssueInstant="2026-03-02T11:59:50Z" Issuer="urn:idp" MajorVersion="1" MinorVersion="1"><saml:Conditions NotBefore="2026-03-02T11:55:00Z" NotOnOrAfter="2026-03-02T12:05:00Z"><saml:AudienceRestrictionCondition><saml:Audience>${audience}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions><saml:AttributeStatement><saml:Subject><saml:NameIdentifier>ada</saml:NameIdentifier></saml:Subject></saml:AttributeStatement></saml:Assertion>`;
  const wrap = (content: string): string =>
    `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken>${content}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`;
  return [
    posted('SAML 1.1 in WS-Federation', null, { wresult: wrap(signElement(assertion(testConnection.entityId))) }),
    posted('SAML 1.1, another audience', audienceError, { wresult: wrap(signElement(assertion('urn:x'))) }),
    posted('SAML 1.1, not signed', /^Signature is missing/, { wresult: wrap(assertion('urn:x')) }),
    posted('a SAML 1.1 response', /^saml response does not contain an Assertion element \(Status: samlp:Success\)$/, {
      xml: `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" ResponseID="_r"><samlp:Status><samlp:StatusCode Value="samlp:Success"></samlp:StatusCode></samlp:Status>${signElement(assertion(testConnection.entityId))}</samlp:Response>`,
    }),
  ];
}
