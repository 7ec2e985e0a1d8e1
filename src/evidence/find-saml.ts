import { limits } from '../limits.ts';
import { decodePercent, undoHtmlEntities } from './decode.ts';
import { decodeSamlValue, markupIn, startsLikeXml, type DecodedMessage } from './saml-decoding.ts';
import type { SamlDamage, SamlEncoding, SamlMessage } from './saml-message.ts';
import { descendantsNamed, namespaces, type XmlElement } from './xml-tree.ts';
import { parseXml, type XmlParse } from './xml.ts';

export interface FoundMessage {
  readonly message: SamlMessage;
  /** Where in the text it begins. */
  readonly offset: number;
}

/**
 * Every SAML message in a text: XML, base64, deflated, percent-encoded, in form bodies, URLs and HTML forms.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export function findSaml(text: string, bytes: Uint8Array | null): FoundMessage[] {
  const whole = wholeMessage(text, bytes);
  if (whole !== null) return [whole];
  const parameters = [...formFields(text), ...queryParameters(text)].slice(0, limits.samlMessagesPerInput);
  if (parameters.length > 0) return parameters.map(messageFromParameter);
  const decoded = decodeSamlValue(text);
  return decoded === null ? [] : toFound(decoded, { offset: 0, name: null, relayState: null, binding: 'unknown' });
}

/** The text is one XML message as it stands. */
function wholeMessage(text: string, bytes: Uint8Array | null): FoundMessage | null {
  const offset = text.search(/[^\s\uFEFF]/);
  const undone: SamlEncoding[] = text.startsWith('\uFEFF') ? ['byte-order-mark'] : [];
  const damage: SamlDamage[] = [];
  let xml = text.replace(/^\uFEFF/, '');
  if (/^\s*&lt;/.test(xml)) {
    xml = undoHtmlEntities(xml).text;
    undone.push('html-entities');
  }
  if (!startsLikeXml(xml) || /<(?:html|body|form|input)\b/i.test(xml.slice(0, 20_000))) return null;
  const raw = rawBytes(bytes);
  if (raw !== null) xml = markupIn(raw, { undone, damage }) ?? xml;
  // White space before a declaration comes from pasting.
  xml = xml.trim();
  const decoded: DecodedMessage = { xml, wire: raw?.toString('base64') ?? null, form: 'xml', undone, damage };
  const [found] = toFound(decoded, { offset: Math.max(0, offset), name: null, relayState: null, binding: 'unknown' });
  return found ?? null;
}

/** Bytes that are neither UTF-8 nor marked as UTF-16: only they tell what the sender's encoding was. */
function rawBytes(bytes: Uint8Array | null): Buffer | null {
  if (bytes === null || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return null;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return raw.toString('utf8').includes('\uFFFD') ? raw : null;
}

interface SamlParameter {
  readonly name: string;
  readonly value: string;
  readonly relayState: string | null;
  readonly binding: SamlMessage['binding'];
  readonly offset: number;
  readonly undone: readonly SamlEncoding[];
}

const parameterNames = 'SAMLResponse|SAMLRequest|wresult|SAMLart';

/** Hidden fields of a page that submits itself (SAML bindings §3.5.4). */
function formFields(text: string): SamlParameter[] {
  const fields = inputTags(text).flatMap(({ tag, offset }) => {
    const name = attributeIn(tag, 'name');
    const value = attributeIn(tag, 'value');
    return name === null || value === null ? [] : [{ name, value: undoHtmlEntities(value).text, offset }];
  });
  const relayState = fields.find(({ name }) => name === 'RelayState')?.value ?? null;
  return fields
    .filter(({ name }) => new RegExp(`^(?:${parameterNames})$`).test(name))
    .map((field) => ({ ...field, relayState, binding: 'post', undone: ['html-form'] }));
}

/** Searched by hand: a pattern would run to the end of the text for every tag that is not closed. */
function inputTags(text: string): { tag: string; offset: number }[] {
  const tags: { tag: string; offset: number }[] = [];
  const opening = /<input\b/gi;
  for (
    let match = opening.exec(text);
    match !== null && tags.length < limits.samlMessagesPerInput * 4;
    match = opening.exec(text)
  ) {
    const end = text.indexOf('>', match.index);
    if (end < 0) break;
    tags.push({ tag: text.slice(match.index, end + 1), offset: match.index });
  }
  return tags;
}

function attributeIn(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? null);
}

/** Parameters of a URL or a form body. A value ends at a delimiter, or where the next parameter begins. */
function queryParameters(text: string): SamlParameter[] {
  const relayState = /(?:^|[?&\s])RelayState=([^&\s"'<>]*)/.exec(text)?.[1];
  const starts = [...text.matchAll(new RegExp(`(^|[?&\\s"'])(${parameterNames})="?`, 'g'))].slice(
    0,
    limits.samlMessagesPerInput,
  );
  const delimiter = /[&"'<>]/g;
  return starts.map((match, index) => {
    const from = match.index + match[0].length;
    delimiter.lastIndex = from;
    const end = Math.min(delimiter.exec(text)?.index ?? text.length, starts[index + 1]?.index ?? text.length);
    const [, before = '', name = ''] = match;
    return {
      name,
      value: text.slice(from, end),
      relayState: relayState === undefined ? null : decodePercent(relayState, { plusIsBlank: true }).text,
      binding: name === 'SAMLart' ? 'artifact' : before === '?' || isInUrl(text, match.index) ? 'redirect' : 'post',
      offset: match.index + before.length,
      undone: ['form-parameter'],
    };
  });
}

/** Whether the word that the parameter stands in is a URL with a query. */
function isInUrl(text: string, offset: number): boolean {
  const word =
    text
      .slice(Math.max(0, offset - 4000), offset + 1)
      .split(/\s/)
      .at(-1) ?? '';
  return /[a-z]:\/\/[^?#]*\?/i.test(word);
}

function messageFromParameter(parameter: SamlParameter): FoundMessage {
  const { name, value, offset } = parameter;
  const encoded = /%[0-9A-Fa-f]{2}/.test(value);
  // In an encoded form body a bare plus is a blank; a value that a tool has decoded keeps its plus signs.
  const single = encoded && name === 'wresult' ? decodePercent(value, { plusIsBlank: true }).text : value;
  // Running text may follow the value; a value wrapped over lines goes on.
  const decoded = decodeSamlValue(single) ?? decodeSamlValue(/^\s*\S*/.exec(single)?.[0] ?? '');
  const [found] =
    decoded === null ? [] : toFound({ ...decoded, undone: [...parameter.undone, ...decoded.undone] }, parameter);
  return found ?? { offset, message: unreadable(parameter) };
}

/** A parameter that nothing can be made of. The broker will not either. */
function unreadable({ name, value, binding, relayState, undone }: SamlParameter): SamlMessage {
  const wire = decodePercent(value, { plusIsBlank: false }).text;
  const xml = name === 'wresult' ? wire : Buffer.from(wire, 'base64').toString('utf8');
  const what = name === 'SAMLRequest' ? 'request' : name === 'wresult' ? 'wsfed' : 'response';
  return { what, xml, wire, form: 'base64', binding, relayState, parse: parseXml(xml), undone, damage: [] };
}

function toFound(
  decoded: DecodedMessage,
  place: { offset: number; name: string | null; relayState: string | null; binding: SamlMessage['binding'] },
): FoundMessage[] {
  const parse = parseXml(decoded.xml);
  const what = place.name === 'wresult' ? 'wsfed' : asPosted(classify(decoded.xml, parse), place.name);
  if (what === null && place.name === null) return [];
  const cut: SamlDamage[] =
    !parse.ok && parse.problem.code === 'cut-off' && decoded.damage.every(({ kind }) => kind !== 'cut-off')
      ? [{ kind: 'cut-off', what: decoded.wire === null ? 'xml' : 'base64' }]
      : [];
  // XML in a parameter that should be base64 is what the broker was sent.
  const wire = what === 'wsfed' || (place.name !== null && decoded.wire === null) ? decoded.xml : decoded.wire;
  const message: SamlMessage = {
    what: what ?? (place.name === 'SAMLRequest' ? 'request' : 'response'),
    xml: decoded.xml,
    wire,
    form: decoded.form,
    binding: decoded.form === 'deflate' && place.binding === 'unknown' ? 'redirect' : place.binding,
    relayState: place.relayState,
    parse,
    undone: decoded.undone,
    damage: [...decoded.damage, ...cut],
  };
  return [{ message, offset: place.offset }];
}

function classify(xml: string, parse: XmlParse): SamlMessage['what'] | null {
  if (parse.ok) return classifyRoot(parse.document.root);
  const name =
    /<(?:[A-Za-z_][\w.-]*:)?(Response|Assertion|AuthnRequest|LogoutRequest|RequestSecurityTokenResponse(?:Collection)?)[\s>/]/.exec(
      xml.slice(0, 100_000),
    )?.[1];
  return name === undefined ? null : byName(name);
}

/** The parameter's name decides how the broker takes it, not its content. */
function asPosted(what: SamlMessage['what'] | null, parameter: string | null): SamlMessage['what'] | null {
  return what === 'wsfed' && parameter === 'SAMLResponse' ? 'response' : what;
}

function classifyRoot(root: XmlElement): SamlMessage['what'] | null {
  const direct = byName(root.localName);
  if (direct !== null) return direct;
  if (descendantsNamed(root, 'RequestedSecurityToken').length > 0) return 'wsfed';
  if (descendantsNamed(root, 'Response', namespaces.protocol).length > 0) return 'response';
  return null;
}

function byName(localName: string): SamlMessage['what'] | null {
  switch (localName) {
    case 'Response':
      return 'response';
    case 'Assertion':
      return 'assertion';
    case 'AuthnRequest':
    case 'LogoutRequest':
      return 'request';
    case 'RequestSecurityTokenResponse':
    case 'RequestSecurityTokenResponseCollection':
      return 'wsfed';
    default:
      return null;
  }
}
