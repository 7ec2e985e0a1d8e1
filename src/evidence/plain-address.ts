/**
 * Whether a URL or path has nothing that would have to be undone, and no word of a login: `parseCallback` makes nothing of it. Told by one
 * pattern before anything is read, since texts can have very many addresses.
 */
export function isPlainAddress(text: string): boolean {
  return !ofLogin.test(text);
}

const ofLogin = /[%*\\]|&(?:#|\w{2,8};)|urldefense|error|code|token|SAMLRe|wa=|client_id|callback|acs|log|sign/i;
