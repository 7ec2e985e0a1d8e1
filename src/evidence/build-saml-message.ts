import { standaloneText } from './canonicalize.ts';
import type { DecodedMessage } from './saml-decoding.ts';
import { kindOf, kindOfUnnamed, wrappedResponse } from './saml-kind.ts';
import type { SamlDamage, SamlEncoding, SamlMessage } from './saml-message.ts';
import { parseXml, type XmlParse } from './xml.ts';

/** The parameters that carry a message (SAML bindings §3.4 and §3.5, WS-Federation §13.2.3). */
export type ParameterName = 'SAMLResponse' | 'SAMLRequest' | 'wresult';

/** What the text around a message tells of it. */
export interface Place {
  /** Null where nothing names it. */
  readonly name: ParameterName | null;
  readonly binding: SamlMessage['binding'];
  readonly relayState: string | null;
  readonly undone: readonly SamlEncoding[];
}

export const nowhere: Place = { name: null, binding: 'unknown', relayState: null, undone: [] };

/**
 * The message in a decoded value; null where nothing names it and it is none. `isCut`: its end is known to be missing.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export function buildMessage(decoded: DecodedMessage, place: Place, { isCut = false } = {}): SamlMessage | null {
  const parse = parseXml(decoded.xml);
  if (place.name === null && parse.ok && decoded.wire === null) {
    const inner = unwrap(decoded, parse);
    if (inner !== null) return inner;
  }
  const kind = place.name === null ? kindOfUnnamed(decoded.xml, parse) : kindOf(decoded.xml, parse);
  if (kind === null && place.name === null) return null;
  const what = asPosted(kind, place.name);
  // XML in a parameter that should be base64 is what the broker was sent.
  const wire = what === 'wsfed' || (place.name !== null && decoded.wire === null) ? decoded.xml : decoded.wire;
  return {
    what,
    xml: decoded.xml,
    wire,
    form: decoded.form,
    binding: decoded.form === 'deflate' && place.binding === 'unknown' ? 'redirect' : place.binding,
    relayState: place.relayState,
    parse,
    undone: [...place.undone, ...decoded.undone],
    damage: withCut(decoded, parse, isCut),
  };
}

/** The parameter's name decides how the broker takes a message, not its content. */
function asPosted(kind: SamlMessage['what'] | null, name: ParameterName | null): SamlMessage['what'] {
  if (name === 'wresult') return 'wsfed';
  if (name === 'SAMLResponse' && kind === 'wsfed') return 'response';
  return kind ?? (name === 'SAMLRequest' ? 'request' : 'response');
}

/** Base64 that lost no more than a part of its padding is whole. */
function withCut({ damage, form }: DecodedMessage, parse: XmlParse, isCut: boolean): SamlDamage[] {
  const stops = isCut || (!parse.ok && parse.problem.code === 'cut-off');
  if (!stops || damage.some(({ kind }) => kind === 'cut-off')) return [...damage];
  return [...damage, { kind: 'cut-off', what: form === 'xml' ? 'xml' : 'base64' }];
}

/** SOAP and artifacts are for programs: what a browser posts is the Response inside. */
function unwrap(decoded: DecodedMessage, { document }: XmlParse & { ok: true }): SamlMessage | null {
  const wrapped = wrappedResponse(document);
  const xml =
    wrapped === null ? null : standaloneText(document, wrapped.element, { mode: 'inclusive', prefixes: [] }, null);
  if (wrapped === null || xml === null) return null;
  return {
    what: 'response',
    xml,
    wire: null,
    form: 'xml',
    binding: wrapped.by === 'artifact' ? 'artifact' : 'unknown',
    relayState: null,
    parse: parseXml(xml),
    undone: [...decoded.undone, wrapped.by === 'artifact' ? 'artifact-response' : 'soap-envelope'],
    damage: decoded.damage,
  };
}
