import { deflateRawSync } from 'node:zlib';
import { testConnection } from './idp.ts';

/** One request as a browser makes it and its answer, before any recorder writes it down. */
export interface Step {
  /** Milliseconds after the beginning. */
  readonly after: number;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly cookie?: string;
  readonly body?: string;
  readonly status: number;
  readonly location?: string;
  readonly setCookie?: readonly string[];
  readonly type?: string;
  readonly answer?: string;
  /** Milliseconds that the server's clock is ahead of the browser's. */
  readonly ahead?: number;
}

export const loginStart = Date.parse('2026-03-02T11:59:30.000Z');
const identityProvider = 'https://idp.example.com';
const application = 'https://cluster.influxdb.io';

export interface LoginOptions {
  /** The error that the broker passes on; null for a login that succeeds. */
  readonly errorDescription?: string | null;
  readonly brokerAhead?: number;
  readonly idpAhead?: number;
  readonly state?: string;
  readonly relayState?: string;
  readonly returnedRelayState?: string | null;
  readonly after?: number;
  /** The cookies that the browser sends with the response. */
  readonly sentCookie?: string;
  readonly requestId?: string;
}

/** A login through the broker, with this response of the identity provider: everything secret in it contains `secret`. */
export function loginSteps(response: string, options: LoginOptions = {}): Step[] {
  const {
    errorDescription = 'Invalid thumbprint (configured: 0E9A70686477C0A8FF4763F039FD28EAF8D3F4A8. calculated: 11A22CB2266C41AD6C9EED49F8682D06431D5EF8)',
    brokerAhead = 0,
    idpAhead = 0,
    state = 'secret-state-of-the-application',
    relayState = 'secret-relay-state-of-the-broker',
    returnedRelayState = relayState,
    after = 0,
    sentCookie = 'did=secret-device; auth0=secret-broker-session',
    requestId = '_request',
  } = options;
  const request = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${requestId}" Version="2.0" IssueInstant="2026-03-02T11:59:31Z" Destination="${identityProvider}/sso" AssertionConsumerServiceURL="${testConnection.callbackUrl}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${testConnection.entityId}</saml:Issuer></samlp:AuthnRequest>`;
  const samlRequest = encodeURIComponent(deflateRawSync(request).toString('base64'));
  const sso = `${identityProvider}/sso?SAMLRequest=${samlRequest}&RelayState=${relayState}`;
  const wire = Buffer.from(response).toString('base64');
  const page = `<html><body onload="document.forms[0].submit()"><form method="post" action="${testConnection.callbackUrl}"><input type="hidden" name="SAMLResponse" value="${wire}">${returnedRelayState === null ? '' : `<input type="hidden" name="RelayState" value="${returnedRelayState}">`}</form></body></html>`;
  const result =
    errorDescription === null
      ? `code=secret-authorization-code-4711&state=${state}`
      : `error=access_denied&error_description=${encodeURIComponent(errorDescription)}&state=${state}`;
  const broker = { ahead: brokerAhead };
  const provider = { ahead: idpAhead, cookie: 'idp=secret-provider-session' };
  const steps: Step[] = [
    {
      ...broker,
      after: 0,
      method: 'GET',
      url: `https://auth.influxdata.com/authorize?client_id=client&response_type=code&redirect_uri=${encodeURIComponent(`${application}/callback`)}&state=${state}&login_hint=ada%40example.com&scope=openid`,
      status: 302,
      location: sso,
      setCookie: [
        'auth0=secret-broker-session; Path=/; Secure; HttpOnly; SameSite=None',
        'did=secret-device; Path=/; Secure; HttpOnly; SameSite=Lax',
      ],
    },
    {
      ...provider,
      after: 900,
      method: 'GET',
      url: sso,
      status: 200,
      type: 'text/html',
      answer: '<html>Sign in</html>',
    },
    {
      after: 1000,
      method: 'GET',
      url: `${identityProvider}/static/app.js?error=1`,
      status: 200,
      type: 'text/javascript',
      answer: 'var error_description="Invalid thumbprint"',
    },
    {
      ...provider,
      after: 19_500,
      method: 'POST',
      url: `${identityProvider}/sso/login`,
      body: 'username=ada%40example.com&password=secret-passw0rd%21',
      status: 200,
      type: 'text/html',
      answer: page,
    },
    {
      ...broker,
      after: 20_500,
      method: 'POST',
      url: testConnection.callbackUrl,
      cookie: sentCookie,
      body: `SAMLResponse=${encodeURIComponent(wire)}${returnedRelayState === null ? '' : `&RelayState=${returnedRelayState}`}`,
      status: 302,
      location: `${application}/callback?${result}`,
    },
    {
      after: 21_000,
      method: 'GET',
      url: `${application}/callback?${result}`,
      status: 200,
      type: 'text/html',
      answer: '<html>Cluster</html>',
    },
  ];
  return steps.map((step) => ({ ...step, after: step.after + after }));
}

/** The headers of the answer, with the clock of whoever answers. */
export function answerHeaders({ after, location, setCookie = [], type, ahead = 0 }: Step): [string, string][] {
  return [
    ['Date', new Date(loginStart + after + 100 + ahead).toUTCString()],
    ...(type === undefined ? [] : [['Content-Type', type] satisfies [string, string]]),
    ...(location === undefined ? [] : [['Location', location] satisfies [string, string]]),
    ...setCookie.map((value): [string, string] => ['Set-Cookie', value]),
  ];
}

export function requestHeaders({ url, cookie, body }: Step): [string, string][] {
  return [
    ['Host', new URL(url).host],
    ['User-Agent', 'Browser'],
    ...(cookie === undefined ? [] : [['Cookie', cookie] satisfies [string, string]]),
    ...(body === undefined ? [] : [['Content-Type', 'application/x-www-form-urlencoded'] satisfies [string, string]]),
  ];
}
