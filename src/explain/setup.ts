import type { FixStep } from '../causes/cause.ts';
import { applicationMenus, type ApplicationMenus } from './applications.ts';
import { admin, guideHead, hedge, menus, support, tryIt, type Guide, type GuideFor, type GuidePart } from './guide.ts';

/** From the order to the first login. */
export function setupGuide(subject: GuideFor): Guide {
  const { profile, provider, protocol } = subject;
  const known = provider === null ? null : (applicationMenus[provider.id]?.[protocol] ?? null);
  return {
    ...guideHead(`Set up single sign-on to ${profile.service}`, subject),
    parts: [
      { title: 'first', steps: order(subject) },
      { title: 'create', steps: application(subject, known) },
      protocol === 'saml' ? certificate(subject) : secret(subject),
      tryIt(),
      { title: 'then', steps: afterwards(subject) },
    ],
    references: [...profile.references, ...(known?.source === undefined ? [] : [known.source])],
  };
}

function order({ profile, protocol }: GuideFor): FixStep[] {
  const contact = profile.supportContact === null ? '' : ` (${profile.supportContact})`;
  const needs =
    protocol === 'saml'
      ? 'the callback address and the entity ID of your connection, and which attributes it reads'
      : 'the callback address of your connection, and which scopes and claims it reads';
  return [
    ...(profile.enabledBy === undefined ? [] : [admin('Have single sign-on enabled: {enabledBy} does that.')]),
    admin(`Ask {support}${contact} for ${needs}. Name somebody whom they can call about it.`),
  ];
}

function application({ profile, provider, protocol }: GuideFor, known: ApplicationMenus | null): FixStep[] {
  const unknown = provider === null ? '' : ', whose menus for it are not known here';
  const where = known === null ? `in the console of {idp}${unknown}` : `at ${menus(known.create)}`;
  const field = known === null ? 'as the callback address' : `at ${hedge(known.callback)}\`${known.callback.value}\``;
  const entityId = known?.entityId;
  const audience = entityId === undefined ? 'as the audience' : `at ${hedge(entityId)}\`${entityId.value}\``;
  const callback =
    profile.callbackUrl === null
      ? `Register the callback address that {support} gives ${field}, character by character. It looks like \`{callbackUrl}\`.`
      : `Register \`{callbackUrl}\` ${field}. Enter it character by character: no other slash, no other case, and with \`?connection=…\` only where {support} gives it so.`;
  return [
    admin(`Create an application of its own for this login ${where}.`),
    admin(callback),
    ...(protocol === 'saml'
      ? [admin(`Enter the entity ID that {support} gives ${audience}, character by character.`)]
      : []),
    admin(
      `Where {idp} gives applications to users, give it to one for the first try and to nobody else yet. ${profile.access ?? 'Whoever has it can log in.'}`,
    ),
  ];
}

/** The certificate is public, so what counts is that it is the right one: a wrong one lets its owner in as anybody. */
function certificate({ provider }: GuideFor): GuidePart {
  const place = provider?.administration.signingCertificate ?? null;
  const from = place === null ? 'from its console' : `at ${menus(place)}`;
  return {
    title: 'hand over',
    steps: [
      admin(`Download the signing certificate ${from}. It is public; its private key never leaves {idp}.`),
      admin('Send it to {support} with its thumbprints: `sso-doctor cert idp.pem --message` writes the message.'),
      support(
        'Have the administrator read the SHA-1 thumbprint to you from the console, by another way than the certificate came: on a number that you had before. Put it into the connection only if both are the same.',
      ),
    ],
  };
}

function secret({ profile, provider }: GuideFor): GuidePart {
  const place = provider?.administration.clientSecret ?? null;
  const at = place === null ? '' : ` at ${menus(place)}`;
  return {
    title: 'hand over',
    steps: [
      admin(`Create a client secret${at}, and put the day on which it ends into a calendar.`),
      admin('Send {support} the client ID and the issuer or discovery address; neither is secret.'),
      admin(
        `Hand the client secret over ${profile.secretHandOver ?? 'by the secure way that {support} names'}: never by mail, in a ticket or in a chat. One that went there is no secret any more: make another one.`,
      ),
    ],
  };
}

function afterwards({ protocol }: GuideFor): FixStep[] {
  const watched = protocol === 'saml' ? 'Have the certificate watched' : 'Have a calendar say when the secret ends';
  return [
    admin('Give the application to everybody who is to log in, once the first user could.'),
    admin(`${watched}: \`sso-doctor explain maintenance --protocol ${protocol}\`.`),
  ];
}
