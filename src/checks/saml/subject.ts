import type { SamlFacts } from './facts.ts';
import { failed, passed, type SamlFinding } from './finding.ts';

const emailNames = /(?:^|[/:])(?:email|emailaddress|e-mail|mail)$|^urn:oid:0\.9\.2342\.19200300\.100\.1\.3$/i;
const address = /^[^\s@]+@[^\s@]+$/;

/** Who the assertion is about, as far as the broker and the application need it. */
export function subject({ assertion }: SamlFacts): SamlFinding[] {
  if (assertion === null) return [];
  return [...nameId(assertion.nameId), ...email(assertion)];
}

function nameId(found: NonNullable<SamlFacts['assertion']>['nameId']): SamlFinding[] {
  if (found === null)
    return [
      failed('name-id', 'warning', 'The assertion has no NameID. The broker accepts it and has no user id then.'),
    ];
  if (found.value.trim() === '')
    return [failed('name-id', 'warning', 'The NameID is empty. The broker accepts it and has no user id then.')];
  if (found.value !== found.value.trim())
    return [
      failed('name-id', 'warning', 'White space stands around the NameID: the broker takes it for another user.'),
    ];
  const transient = found.format === 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
  if (transient)
    return [
      failed('name-id', 'warning', 'The NameID is transient: each login makes a new user.', { received: found.format }),
    ];
  const claimsEmail = found.format?.endsWith(':emailAddress') === true && !address.test(found.value);
  if (claimsEmail)
    return [
      failed('name-id', 'warning', 'The NameID is said to be an e-mail address and is none.', {
        received: found.format,
      }),
    ];
  return [passed('name-id', 'There is a NameID.', { received: found.format })];
}

function email({ attributes, nameId: id }: NonNullable<SamlFacts['assertion']>): SamlFinding[] {
  const found = attributes.find(({ name }) => emailNames.test(name));
  if (found?.values.some((value) => address.test(value.trim())) === true)
    return [passed('email', `The attribute ${found.name} holds an e-mail address.`)];
  if (found !== undefined) return [failed('email', 'warning', `The attribute ${found.name} holds no e-mail address.`)];
  if (id !== null && address.test(id.value))
    return [passed('email', 'There is no e-mail attribute; the NameID is an e-mail address.')];
  return [
    failed(
      'email',
      'warning',
      'Neither an attribute nor the NameID holds an e-mail address, which applications mostly ask for.',
    ),
  ];
}
