// Tickets made up from a seed: the same number gives the same ticket on every machine. Nothing in them is anybody's.

/** Incidents that the tickets are about, each with what its tickets show and what triage must say of them. */
const incidents = [
  { code: 'invalid-thumbprint', share: 40, organisations: 12, show: thumbprint },
  { code: 'entra-aadsts50105', share: 12, organisations: 8, show: notAssigned },
  { code: 'undiagnosed', share: 14, organisations: 30, show: wordsOnly },
  { code: 'unrelated', share: 34, organisations: 60, show: otherSubject },
];

const shares = incidents.reduce((sum, { share }) => sum + share, 0);
const start = Date.UTC(2026, 10, 24, 6);

/**
 * Ticket `number` of the flood as Zendesk exports it, and the code that its diagnosis must have. Many say the same, as forms and logs do; with
 * `ownWords`, no two texts are alike.
 */
export function makeTicket(number, seed = 1, { ownWords = false } = {}) {
  const random = generator(seed * 1_000_003 + number);
  let left = random(shares);
  const incident = incidents.find(({ share }) => (left -= share) < 0) ?? incidents[0];
  const organisation = random(incident.organisations);
  const requester = 1_000 + organisation * 50 + random(50);
  const word = wordsFrom(generator(seed * 7_368_787 + number));
  const ending = () => (ownWords ? `\n${word()} ${word()} ${word()}` : '');
  const text = incident.show({ random, organisation, number }) + ending();
  const comment = (body, author) => ({
    id: number * 10 + author,
    author_id: author,
    body,
    public: true,
    attachments: [],
  });
  const history =
    random(3) === 0
      ? [
          comment(`We are looking into it.\n\nSupport${ending()}`, 1),
          comment(`Any news?\n\n> ${text.replaceAll('\n', '\n> ')}${ending()}`, requester),
        ]
      : [];
  return {
    code: incident.code,
    ticket: {
      id: number,
      requester_id: requester,
      organization_id: organisation + 100 * incidents.indexOf(incident),
      subject: pick(random, ['Question', 'Urgent', 'Help needed', 'Our cluster']),
      status: 'open',
      priority: pick(random, ['low', 'normal', 'high']),
      created_at: new Date(start + (number % 100_000) * 4_000).toISOString(),
      tags: ['cloud', `plan_${random(5)}`],
      description: text,
      comments: [comment(text, requester), ...history],
    },
  };
}

function thumbprint({ random, organisation, number }) {
  const [configured, calculated] = [digits(organisation * 2 + 1), digits(organisation * 2 + 2)];
  const description = `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;
  const url = `https://auth.influxdata.com/login/callback?connection=org${organisation}&error=access_denied&error_description=${encodeURIComponent(description)}&state=${digits(number + 7)}`;
  return pick(random, [
    `Hello,\n\nsince this morning none of our users can sign in. The browser ends on this page:\n\n${url}\n\nWe have changed nothing. Please help.\n\nBest regards\n${name(random)}`,
    `Hi team, I get the following error when I log in to the cluster: ${url}\nIt worked yesterday.\nThanks, ${name(random)}`,
    `SSO is down for everyone.\n\nerror=access_denied\nerror_description=${description}\n\nSent from my phone`,
  ]);
}

function notAssigned({ random }) {
  const message = `AADSTS50105: Your administrator has configured the application InfluxDB ('${uuid(random)}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '{EmailHidden}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`;
  return `Hello,\n\none colleague cannot log in any more. Microsoft shows:\n\n${message}\n\nTrace ID: ${uuid(random)}\nTimestamp: 2026-11-24 08:15:00Z\n\nRegards, ${name(random)}`;
}

function wordsOnly({ random }) {
  return pick(random, [
    `Hello, SSO does not work since we came back from the weekend. We see a white page with an error. Can you help?\n\n${name(random)}`,
    `Our login is broken, please fix it quickly. ${name(random)}`,
    `I cannot sign in to my cluster any more. The page just says that something went wrong.\nCheers, ${name(random)}`,
  ]);
}

function otherSubject({ random }) {
  return pick(random, [
    `Hello, the invoice of last month has a wrong address on it. Could you send us a corrected one, please?\n\n${name(random)}`,
    `Queries against our largest bucket have become slow since Tuesday: a GROUP BY over 30 days takes 40 seconds, and it took 4 before. Is anything known?\n\n${name(random)}`,
    `We would like to add two nodes to the cluster. What does it cost, and how long does it take?\nThanks\n${name(random)}`,
    `Telegraf writes points with a timestamp in the future, and we cannot delete them. What is the right call?\n${name(random)}`,
  ]);
}

function name(random) {
  return `${pick(random, ['Alex', 'Kim', 'Sam', 'Noor', 'Robin', 'Yuki'])} ${pick(random, ['Berg', 'Silva', 'Okafor', 'Novak', 'Tanaka', 'Moreau'])}`;
}

/** Of four to nine letters, which mean nothing. */
function wordsFrom(random) {
  return () => Array.from({ length: 4 + random(6) }, () => String.fromCharCode(97 + random(26))).join('');
}

function pick(random, list) {
  return list[random(list.length)];
}

/** Forty hexadecimal digits that belong to a number. */
function digits(number) {
  const random = generator(number * 7_919);
  return Array.from({ length: 40 }, () => random(16).toString(16))
    .join('')
    .toUpperCase();
}

function uuid(random) {
  const part = (length) => Array.from({ length }, () => random(16).toString(16)).join('');
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
}

/** Whole numbers below a bound, evenly spread enough (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
