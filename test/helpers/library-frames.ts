/** A line that only this library brings into a log: a frame of a stack trace, a logger, the package's path. By the library's id. */
export const libraryFrames: Readonly<Record<string, string>> = {
  'node-saml': '    at SAML.validatePostResponseAsync (/app/node_modules/@node-saml/node-saml/lib/saml.js:582:19)',
};
