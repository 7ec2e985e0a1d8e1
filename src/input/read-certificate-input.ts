import type { Evidence } from '../evidence/evidence.ts';
import { isPrivate } from '../evidence/key-material.ts';
import { needsPassword } from '../evidence/pkcs12-decryption.ts';
import { readCertificates, type FoundObject } from '../evidence/read-certificates.ts';
import { visible } from '../text/visible-text.ts';
import { noCertificate, notACertificate, passwordNeeded, unreadableCertificate } from './not-a-certificate.ts';
import { startLocator, type Source } from './source.ts';

/**
 * Every certificate of an input as evidence, and that a private key is in it where no PEM label says so.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED, ERR_INPUT_UNSUPPORTED, ERR_INPUT_TOO_LARGE
 */
export async function readCertificateInput(source: Source, password: string | undefined): Promise<Evidence[]> {
  const found = await readCertificates(source, { password });
  if (!found.some((object) => 'certificate' in object)) refuseOther(found, source);
  const locate = startLocator(source.text);
  return found.flatMap((object) => evidenceFor(object, source, object.offset === null ? null : locate(object.offset)));
}

function evidenceFor(object: FoundObject, source: Source, location: string | null): Evidence[] {
  const origin = { source: source.name, location };
  if ('certificate' in object) {
    const role = source.role === 'configured' ? 'configured' : 'candidate';
    return [{ kind: 'certificate', role, certificate: object.certificate, origin }];
  }
  if ('reason' in object && object.reason === needsPassword) throw passwordNeeded(placeOf(source, location));
  if ('reason' in object)
    throw unreadableCertificate(placeOf(source, location), object.reason, object.of ?? 'certificate');
  // PEM private keys are found by the format of secrets, wherever they stand.
  return isPrivate(object.material) && !isPem(object, source) ? [{ kind: 'private-key', origin }] : [];
}

/** @throws SsoDoctorError where a certificate is asked for, or where the input is nothing but something else that is not secret */
function refuseOther([first]: readonly FoundObject[], source: Source): void {
  const isAsked = source.role !== undefined;
  if (first === undefined) {
    if (isAsked) throw noCertificate(placeOf(source, null));
    return;
  }
  if (!('material' in first)) return;
  if (isAsked || (isWhole(first, source) && !isPrivate(first.material)))
    throw notACertificate(placeOf(source, null), first.material);
}

function isWhole({ offset }: FoundObject, { text }: Source): boolean {
  return offset === null || (text.trimStart().startsWith('-----BEGIN') && text.trimEnd().endsWith('-----'));
}

function isPem({ offset }: FoundObject, { text }: Source): boolean {
  return offset !== null && /^-----BEGIN [A-Z ]{0,20}PRIVATE KEY/.test(text.slice(offset, offset + 60));
}

/** The input, with the option that named it, and where in it. */
function placeOf({ name, role }: Source, location: string | null): string {
  const option = role === undefined ? '' : role === 'configured' ? '--configured ' : '--cert ';
  return `${option}${visible(name)}${location === null ? '' : `, ${location}`}`;
}
