/** The numbered errors of Microsoft Entra ID. */
export const entraFamily = {
  id: 'entra-aadsts',
  prefix: 'AADSTS',
  listedBy: 'Microsoft',
  source: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  send: ['The text of the error page or the failing URL, whole', 'The time of the attempt in UTC'],
} as const;
