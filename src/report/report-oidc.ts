import type { NotJudged } from '../evidence/verify-token.ts';

/** An ID token as it was received, never the token itself. Personal claims are masked unless personal data is asked for. */
export interface IdTokenSection {
  /** The evidence's id. */
  from: string;
  /** `alg`, `kid`, `typ` and `crit` of the header. */
  header: { algorithm: string | null; keyId: string | null; type: string | null; critical: string[] };
  issuer: string | null;
  audiences: string[];
  /** `azp`. */
  authorizedParty: string | null;
  /** ISO 8601. */
  issuedAt: string | null;
  notBefore: string | null;
  expiresAt: string | null;
  authenticatedAt: string | null;
  nonce: { present: boolean };
  /** `acr` and `amr`: how the user signed in. */
  authenticationContext: string | null;
  authenticationMethods: string[];
  /** All other claims. Their values are masked unless they tell nothing about a person. */
  claims: { name: string; values: string[] }[];
  signature: {
    /** `valid` says that it is unchanged since it was signed with this key, not whose key that is. */
    state: 'valid' | 'invalid' | 'not-judged';
    /** Why it is not judged; null where it is. */
    reason: NotJudged | null;
    /** `kid` of the key that was used. */
    keyId: string | null;
  };
  /** Issued by the broker, for the application. */
  issuedByBroker: boolean;
  /** The instant that its validity was judged at, ISO 8601. */
  judgedAt: string;
}

/** OpenID Connect Discovery §3, of one provider. Lists are null where the document does not have them. */
export interface DiscoverySection {
  /** The evidence's id. */
  from: string;
  issuer: string | null;
  authorizationEndpoint: string | null;
  tokenEndpoint: string | null;
  userinfoEndpoint: string | null;
  jwksUri: string | null;
  responseTypes: string[] | null;
  scopes: string[] | null;
  idTokenAlgorithms: string[] | null;
  tokenEndpointAuthMethods: string[] | null;
}
