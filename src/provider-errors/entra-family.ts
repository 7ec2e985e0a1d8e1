/** The numbered errors of Microsoft Entra ID. Pages write `error code: 50011` too. */
export const entraFamily = {
  id: 'entra-aadsts',
  prefix: 'AADSTS',
  listedBy: 'Microsoft',
  otherPrefix: String.raw`\berror[ _]codes?\W{1,12}`,
  source: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  send: ['The text of the error page or the failing URL, whole', 'The time of the attempt in UTC'],
} as const;
