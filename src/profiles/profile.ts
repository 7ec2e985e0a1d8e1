import type { CatalogueEntry } from '../causes/cause.ts';

/** One service that puts an Auth0-style broker in front of its users' identity providers: its names, addresses and contacts. */
export interface Profile {
  readonly id: string;
  /** The service, as its users call it. */
  readonly service: string;
  /** What the login leads to: `the cluster`. */
  readonly destination: string;
  /** Who can change the broker's connection. */
  readonly support: string;
  /** How to reach them; null where only the service's own people know. */
  readonly supportContact: string | null;
  /** The callback that providers must have registered; null where every tenant has its own. */
  readonly callbackUrl: string | null;
  /** Hosts that the broker answers on; empty where every tenant has its own. */
  readonly hosts: readonly string[];
  readonly references: readonly string[];
  /** Who asks the identity provider, where that is not Auth0: a part of a sentence. */
  readonly client?: string;
  /** What holds the settings of `client`. Default: Auth0’s connection. */
  readonly connection?: string;
  /** Who switches single sign-on on, where it is an option of the service: a part of a sentence. Default: `support`. */
  readonly enabledBy?: string;
  /** How `support` takes a client secret, as a part of a sentence: `by the form at https://…`. Default: `support` says how. */
  readonly secretHandOver?: string;
  /** What everybody who can log in may do, as a sentence. */
  readonly access?: string;
  /** The service's own errors: texts of its Actions, its provider, its applications. */
  readonly causes?: readonly CatalogueEntry[];
}
