import { defineFormat } from './format.ts';

/** Requests of logins in logs and in what a browser's console copies. Messages and errors in their addresses are found as in any text. */
export const requestLines = defineFormat({
  id: 'request-lines',
  detect: ({ text }) => /(?<![A-Za-z])(?:GET|POST|PUT|HEAD) https?:\/\//.test(text),
  async read({ name, text }, options) {
    // Loaded here because most cases have no requests.
    const { readRequestLines } = await import('./captures/request-lines.ts');
    const { LoginRequests } = await import('./captures/login-requests.ts');
    const requests = new LoginRequests(name, options);
    for (const [index, record] of readRequestLines(text).entries()) requests.add(record, `request ${index + 1}`);
    return requests.evidence().filter(({ kind }) => kind === 'http-exchange');
  },
});
