import { defineFormat } from './format.ts';

/** Requests of logins in what curl prints with `-v`, and in commands that browsers copy. Messages and errors in them are found as in any text. */
export const curlRequests = defineFormat({
  id: 'curl-requests',
  detect: ({ text }) =>
    /^> [A-Z]{3,10} \S+ HTTP\//m.test(text) || /(?:^|[\n$;] {0,4})curl\s[^\n]{0,40}https?:/.test(text),
  async read({ name, text }, options) {
    // Loaded here because most cases have no requests.
    const { readCurlCommands, readCurlTranscript } = await import('./captures/curl.ts');
    const { LoginRequests } = await import('./captures/login-requests.ts');
    const requests = new LoginRequests(name, options);
    [...readCurlTranscript(text), ...readCurlCommands(text)].forEach((record, index) =>
      requests.add(record, `request ${index + 1}`),
    );
    return requests.evidence().filter(({ kind }) => kind === 'http-exchange');
  },
});
