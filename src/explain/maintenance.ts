import type { FixStep } from '../causes/cause.ts';
import { admin, guideHead, hedge, menus, support, tryIt, type Guide, type GuideFor, type GuidePart } from './guide.ts';

/** What to do before a certificate or a secret changes, what changes by itself, and how to be told. */
export function maintenanceGuide(subject: GuideFor): Guide {
  const { profile, provider, protocol } = subject;
  return {
    ...guideHead(`Keep single sign-on to ${profile.service} working`, subject),
    parts: [
      ...(protocol === 'saml' ? certificateParts(subject) : secretParts(subject)),
      tryIt(),
      { title: 'always', steps: always(subject) },
    ],
    references: [...profile.references, ...(provider?.references ?? [])],
  };
}

function certificateParts(subject: GuideFor): GuidePart[] {
  const activation = subject.provider?.administration.activation ?? null;
  return [
    { title: 'by itself', facts: rotation(subject) },
    { title: 'watch', steps: watching(subject) },
    { title: 'a new one', steps: renewal(subject) },
    ...(activation === null
      ? []
      : [
          {
            title: 'its menus',
            steps: activation.value.map((step) =>
              admin(`${activation.basis === 'inferred' ? 'Perhaps: ' : ''}${step}`),
            ),
          },
        ]),
  ];
}

/** What is known of how this provider rotates. */
function rotation({ provider }: GuideFor): string[] {
  const known = provider?.rotation ?? null;
  if (known === null || known.sentence === null)
    return [
      'Whether {idp} signs with another certificate without being asked is not known here: ask its administrator.',
    ];
  const { sentence, rotatesByItself, lifetime, notice, nextCertificateInMetadata: next } = known;
  return [
    rotatesByItself?.basis === 'inferred' ? `Perhaps: ${sentence}` : sentence,
    ...(lifetime === null ? [] : [`How long a certificate lives: ${hedge(lifetime)}${lifetime.value}.`]),
    ...(notice === null
      ? []
      : [`Who is told before it ends: ${notice.basis === 'inferred' ? 'perhaps: ' : ''}${notice.value}`]),
    ...(next === null
      ? []
      : [
          `The next certificate stands in the metadata ${hedge(next)}${next.value ? 'before it signs' : 'only once it signs'}.`,
        ]),
  ];
}

function watching({ provider }: GuideFor): FixStep[] {
  const metadata = provider?.administration.metadata ?? null;
  const place =
    metadata === null
      ? ''
      : ` The metadata is ${hedge(metadata)}${metadata.value.startsWith('https://') ? `\`${metadata.value}\`` : metadata.value}.`;
  return [
    admin(
      `Once a day from cron: \`0 6 * * * sso-doctor watch <address of the metadata> --configured <thumbprint that the broker holds> --state sso-doctor.state\`. It says nothing while all is well, so cron mails only when the certificate changes, or ends within 30 days (\`--warn-days\`).${place}`,
    ),
  ];
}

/** Nobody has documented how long before; what is sure is that old and new cannot overlap. */
function renewal({ provider }: GuideFor): FixStep[] {
  const place = provider?.administration.signingCertificate ?? null;
  const from = place === null ? 'from its console' : `at ${menus(place)}`;
  return [
    admin(
      `Download the new certificate ${from} as soon as there is one, before it signs. Send it to {support} with both thumbprints and its validity: \`sso-doctor cert new.pem --message\`. It is public; its private key never leaves {idp}.`,
    ),
    admin(
      'Ask how long before {support} needs it, and agree on a time when few people log in: the connection holds one certificate, so logins fail until both sides have changed.',
    ),
    support(
      'Have the administrator read the thumbprint to you from the console, by another way than the certificate came. Never take it out of a failed login: whoever forged that login would have chosen it.',
    ),
    support('Try it first: `sso-doctor cert new.pem --response today.xml --connection connection.json`.'),
    admin('Make the new certificate the active one at the agreed time.'),
    support(
      'Replace the certificate of the connection in the same minute, and keep the old one until a login has worked.',
    ),
  ];
}

function secretParts({ profile, provider }: GuideFor): GuidePart[] {
  const place = provider?.administration.clientSecret ?? null;
  const at = place === null ? 'in the console of {idp}' : `at ${menus(place)}`;
  return [
    {
      title: 'by itself',
      facts: [
        'Keys that sign ID tokens may change at any time. The broker reads them from the key set that the discovery document names, so there is nothing to send.',
        'A client secret that has an end stops working on that day: put it into a calendar, two weeks before. Nothing outside {idp} can see it.',
      ],
    },
    {
      title: 'a new one',
      steps: [
        admin(`Create the new client secret ${at}, beside the old one where it lets two be valid at once.`),
        admin(
          `Hand it to {support} ${profile.secretHandOver ?? 'by the secure way that they name'}: never by mail, in a ticket or in a chat. Say which client ID it is for, and when the old one ends.`,
        ),
        support('Put it into the connection, and tell the administrator when that is done.'),
        admin(
          'Delete the old secret once a login has worked. Where only one can be valid, change both sides in the same minute.',
        ),
      ],
    },
  ];
}

function always({ profile }: GuideFor): FixStep[] {
  return [
    admin(
      'Tell {support} before an address of {idp} changes: its entity ID or issuer, its login address, its domain. The connection compares them as text.',
    ),
    admin(`Take the application away from whoever leaves. ${profile.access ?? 'Whoever has it can log in.'}`),
  ];
}
