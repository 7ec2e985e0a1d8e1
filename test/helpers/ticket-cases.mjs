// Tickets made up for the fixtures, with the truth about each: the cause, who must act first, and which incident it belongs to.

const thumbprints = {
  acme: ['634AB4651FCA2F623563BE32EDA32DE565219118', 'BDEBFBFBA786C2D97F2125274793E32643358E81'],
  globex: ['0F1D2C3B4A5968778695A4B3C2D1E0F102132435', '9A8B7C6D5E4F30211203F4E5D6C7B8A990817263'],
};

const pair = (name) => `Invalid thumbprint (configured: ${thumbprints[name][0]}. calculated: ${thumbprints[name][1]})`;

/** The address that a failed login ends on. */
export function failing(description, { error = 'access_denied', state = 'hKFo2SBxVGZ5', connection } = {}) {
  const about = connection === undefined ? '' : `connection=${connection}&`;
  return `https://auth.influxdata.com/login/callback?${about}error=${error}&error_description=${encodeURIComponent(description)}&state=${state}`;
}

const notAssigned =
  "AADSTS50105: Your administrator has configured the application InfluxDB ('5c0a1d2e-0000-4000-8000-000000000001') to block users unless they are specifically granted ('assigned') access to the application.";
const wrongReply =
  "AADSTS50011: The redirect URI 'https://auth.influxdata.com/login/callback' specified in the request does not match the redirect URIs configured for the application '5c0a1d2e-0000-4000-8000-000000000002'.";

/**
 * Every case: what the customer wrote (`text`, of the number of the ticket), the true code, the owner, and the incident's name; null where
 * the ticket belongs to none.
 */
export const kinds = {
  acme: { code: 'invalid-thumbprint', owner: 'idp-admin', incident: 'acme', organisation: 'acme.example' },
  globex: { code: 'invalid-thumbprint', owner: 'idp-admin', incident: 'globex', organisation: 'globex.example' },
  audience: {
    code: 'saml-audience-invalid',
    owner: 'idp-admin',
    incident: 'audience',
    organisation: 'initech.example',
  },
  destination: {
    code: 'saml-destination-mismatch',
    owner: 'idp-admin',
    incident: 'destination',
    organisation: 'hooli.example',
  },
  unsigned: { code: 'saml-nothing-signed', owner: 'idp-admin', incident: 'unsigned', organisation: 'umbrella.example' },
  assigned: { code: 'entra-aadsts50105', owner: 'idp-admin', incident: 'assigned', organisation: 'contoso.example' },
  reply: { code: 'entra-aadsts50011', owner: 'idp-admin', incident: 'reply', organisation: 'fabrikam.example' },
  words: { code: 'undiagnosed', owner: 'end-user', incident: null, organisation: 'stark.example' },
  other: { code: 'unrelated', owner: null, incident: null, organisation: 'wayne.example' },
};

/** How people write of each: five ways that differ in language, in what they paste and in what their mail program does to it. */
export const texts = {
  acme: [
    (n) =>
      `Hello,\n\nsince this morning none of our users can sign in to InfluxDB. They end on this page:\n\n${failing(pair('acme'), { state: `s${n}abcdefgh` })}\n\nWe changed nothing.\n\nKind regards\nAnna`,
    () => `SSO down for everyone!!\n\nerror=access_denied\nerror_description=${pair('acme')}`,
    (n) =>
      `Guten Tag,\n\nseit heute Morgen geht die Anmeldung nicht mehr. Meldung:\n${pair('acme')}\n\nTicket ${n}, bitte um Hilfe.\nMit freundlichen Grüßen`,
    () => `The page shows "${pair('acme')}" after I log in with my company account.`,
    (n) =>
      `see log:\n2026-11-24T08:0${n % 10}:11Z ERROR oauth callback {"error":"access_denied","error_description":"${pair('acme')}"}`,
  ],
  globex: [
    (n) => `Login fails: ${failing(pair('globex'), { state: `g${n}abcdefgh` })}`,
    () =>
      `Hi,\nour identity team replaced something at the weekend. Now: ${pair('globex')}\nCan you update it on your side?`,
    (n) => `<${failing(pair('globex'), { state: `x${n}abcdefgh` })}> is where I land after signing in.`,
    () => `Copied from the browser:\n\nOops, something went wrong\n${pair('globex')}\nTracking ID: 0011223344`,
    () => `We get\n> not a quote\n${pair('globex')}`,
  ],
  audience: [
    (n) =>
      `New connection, first login: ${failing('Audience is invalid. Configured: urn:auth0:influxdata:initech', { state: `a${n}abcdefgh` })}`,
    () => 'It says: Audience is invalid. Configured: urn:auth0:influxdata:initech',
    () =>
      'Bonjour, impossible de se connecter.\nerror=access_denied&error_description=Audience%20is%20invalid.%20Configured%3A%20urn%3Aauth0%3Ainfluxdata%3Ainitech\nMerci',
  ],
  destination: [
    (n) =>
      `${failing('Destination endpoint https://auth.influxdata.com/login/callback/ did not match https://auth.influxdata.com/login/callback', { state: `d${n}abcdefgh` })}\n\nWhat does this mean?`,
    () =>
      'After SSO: Destination endpoint https://auth.influxdata.com/login/callback/ did not match https://auth.influxdata.com/login/callback',
  ],
  unsigned: [
    (n) =>
      `We set up SAML today. ${failing('neither the response nor the assertion are signed', { state: `u${n}abcdefgh` })}`,
    () => 'error_description: neither the response nor the assertion are signed',
  ],
  assigned: [
    () => `Sorry, but we’re having trouble signing you in.\n\n${notAssigned}\n\nOnly one colleague has this.`,
    (n) => `One user cannot get in: ${failing(notAssigned, { state: `n${n}abcdefgh` })}`,
    () => `Microsoft tells our new colleague: ${notAssigned}`,
  ],
  reply: [() => `Microsoft page:\n${wrongReply}`, () => `Since the migration:\n\n${wrongReply}\n\nPlease advise.`],
  words: [
    () => 'Our SSO is broken, please fix it quickly.',
    () => 'Hello, I cannot sign in any more. There is a white page with an error. What can I do?',
    () => 'Login fails for the whole team since 9 o’clock.',
    () => 'Is there an outage of the login? We see an error page after entering our password.',
    () => 'Following the guide for SAML we get an error at the end. Attached is nothing, sorry.',
  ],
  other: [
    () => 'The invoice of October has the wrong address on it.',
    () => 'Queries on our largest bucket became slow on Tuesday: 40 seconds instead of 4.',
    () => 'What does a second node cost, and how long does it take to add one?',
    () => 'Telegraf writes points with a timestamp in the future. How do we delete them?',
    () => 'Please cancel the webinar registration of my colleague.',
  ],
};
