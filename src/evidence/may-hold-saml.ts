/** Cheap test: may say yes where nothing is found, never no where something would be. */
export function mayHoldSaml(text: string): boolean {
  if (
    /SAMLResponse|SAMLRequest|wresult=|name=["']?wresult|SAML:[12]\.0|RequestSecurityTokenResponse|:?Envelope\b/.test(
      text,
    )
  )
    return true;
  return /^[\s"'`]*[A-Za-z0-9+/_%=-]{40}/.test(text) && !/^[\s"'`]*[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
