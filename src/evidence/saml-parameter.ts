import type { ParameterName, Place } from './build-saml-message.ts';
import { decodePercent } from './decode.ts';
import type { SamlDamage, SamlMessage } from './saml-message.ts';
import type { ValueSighting } from './saml-values.ts';
import { parseXml } from './xml.ts';

/** How far around a parameter its URL or form body is looked at. */
const surroundings = 4_000;

/** What stands around a value that a name announces. */
export function placeOf(text: string, { name, start, separator }: ValueSighting, end: number): Place {
  const before = text.slice(Math.max(0, start - surroundings), start);
  const after = text.slice(end, end + surroundings);
  const binding =
    separator !== 'equals' ? 'unknown' : /[a-z]:\/\/[^\s?#]*\?[^\s]*$/i.test(before) ? 'redirect' : 'post';
  return { name, binding, relayState: relayStateAround(before, after), undone: ['form-parameter'] };
}

function relayStateAround(before: string, after: string): string | null {
  const value =
    /^[^\s"'<>]*?&RelayState=([^&\s"'<>]*)/.exec(after)?.[1] ??
    /(?:^|[?&\s])RelayState=([^&\s"'<>]*)&[^\s"'<>]*$/.exec(before)?.[1];
  return value === undefined ? null : decodePercent(value, { plusIsBlank: true }).text;
}

// What people write where a value was taken out.
const placeholder =
  /^(?:[.…*xX_-]+|\$.*|%[sS]?|null|undefined|none|missing|empty|(?:redacted|removed|masked|hidden|omitted).*)$/i;
const rest = /[^&\s"'<>(){}[\],;]*/y;

/** A parameter that nothing can be made of. The broker will not either. Null where it is none, or its value was taken out. */
export function unreadableValue(text: string, sighting: ValueSighting): { message: SamlMessage; end: number } | null {
  const { separator, start, valueStart } = sighting;
  if (separator !== 'equals') return null;
  rest.lastIndex = valueStart;
  const value = rest.exec(text)?.[0] ?? '';
  const end = valueStart + value.length;
  const isParameter =
    /[?&]/.test(text[start - 1] ?? '') ||
    text[end] === '&' ||
    isBlank(text.slice(0, start), text.slice(end, end + 200));
  if (value === '' || placeholder.test(value) || !isParameter) return null;
  return { message: unreadable(value, placeOf(text, sighting, end)), end };
}

function isBlank(before: string, after: string): boolean {
  return before.length < 200 && after.length < 200 && before.trim() === '' && after.trim() === '';
}

/** What the broker makes of a value in which no markup can be found. */
export function unreadable(value: string, place: Place): SamlMessage {
  const wire = decodePercent(value, { plusIsBlank: false }).text;
  const xml = place.name === 'wresult' ? wire : Buffer.from(wire, 'base64').toString('utf8');
  const { binding, relayState, undone } = place;
  const damage = place.name === 'wresult' ? [] : cutBeforeMarkup(wire);
  return {
    what: kinds[place.name ?? 'SAMLResponse'],
    xml,
    wire,
    form: 'base64',
    binding,
    relayState,
    parse: parseXml(xml),
    undone,
    damage,
  };
}

const kinds = { SAMLResponse: 'response', SAMLRequest: 'request', wresult: 'wsfed' } as const satisfies Record<
  ParameterName,
  SamlMessage['what']
>;

/** No message is so short, deflated or not: what is there was cut before anything in it can be told. */
function cutBeforeMarkup(value: string): SamlDamage[] {
  return value.length < shortest && /^[A-Za-z0-9+/_-]+=*$/.test(value) ? [{ kind: 'cut-off', what: 'base64' }] : [];
}

const shortest = 160;
