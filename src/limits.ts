/**
 * Every limit of the program, with its reason. Sizes are in bytes or UTF-16 code units as named, times in milliseconds.
 * Whoever exceeds one gets a message that names it.
 */
export const limits = {
  /** The longest message that can be nothing but a code of a provider: `AADSTS` and nine digits, `app_not_configured_for_user`. */
  bareCodeCharacters: 40,
  /** Addresses on a copied page that are compared with providers' own: a page has a few, a mailbox thousands. */
  addressesPerPage: 100,
  /** One input (file, standard input, argument). A ticket with a whole mail in it is below 10 MB; the rest is room. */
  inputBytes: 64 * 1024 * 1024,
  /** One callback's URL or parameter list. Servers refuse URLs far below this. */
  callbackCharacters: 64 * 1024,
  /** Parameters read from one callback; a real one has fewer than ten. */
  callbackParameters: 200,
  /** Different callbacks reported from one input. */
  callbacksPerInput: 50,
  /** Lines over which a description goes on because a parenthesis is open. */
  openParenthesisLines: 12,
  /** How many encodings and link wrappers are undone one inside the other. */
  decodingDepth: 8,
  /** An error description is cut to this length before any catalogue pattern sees it. Auth0's longest holds one RSA-4096 signature value. */
  patternInputCharacters: 8 * 1024,
  /** How far from a library's message a sign of the library may stand (a logger, a frame of the stack). A stack trace has some 3,000. */
  librarySignCharacters: 2_000,
  /** Of a page, what is searched for the numbers that its support asks for. One that somebody copied has some thousand characters. */
  pageCharacters: 200_000,
  /** A value out of the input that is shown as it is; longer ones are shortened in the middle. */
  echoedCharacters: 200,
  /** A certificate or key file. */
  certificateBytes: 256 * 1024,
  /** Certificates read from one input. */
  certificatesPerInput: 1_000,
  /** Certificates that are tried against the responses handed in (`cert --response`); each takes a whole judgement. */
  preflightCertificates: 20,
  /** Rounds of hashing that a PKCS#12 file asks for. Windows and OpenSSL write 2,048, Java 10,000; a million take seconds. */
  pkcs12Iterations: 1_000_000,
  /** Parts of a PKCS#12 file, each of which can ask for that. There are two: keys and certificates. */
  pkcs12Parts: 8,
  /** Alternative names of a certificate that are named; large providers have thousands, and they all say the same. */
  alternativeNamesShown: 20,
  /** What the paste box keeps. */
  pasteCharacters: 16 * 1024 * 1024,

  // captures
  /** One request of a capture with both bodies. Pages and messages of a login are far below; videos and bundles are not looked at. */
  captureEntryBytes: 24 * 1024 * 1024,
  /** What of a capture's beginning is looked at to tell what it is. */
  captureHeadCharacters: 4 * 1024,
  /** A capture above this size is read piece by piece: a whole one would take several times its size. */
  captureWholeBytes: 4 * 1024 * 1024,
  /** What is read from a file at once. Larger pieces are no faster. */
  pieceBytes: 1024 * 1024,
  /** Values inside each other in a dump of mitmproxy; a flow has five. Reading recurses. */
  tnetDepth: 40,
  /** Requests of logins that are kept from one capture. A login takes some ten. */
  captureExchanges: 500,
  /** A page or answer in which errors are searched. */
  captureBodyCharacters: 256 * 1024,

  /** Attempts to log in, and messages of each, that a report draws; JSON has all of them. */
  attemptsShown: 5,
  messagesShown: 40,

  /** Lists and objects inside each other that a redacted copy keeps; a capture has ten. JSON.stringify recurses. */
  redactedDepth: 100,
  /** Pieces of text in damaged base64. No damage makes more, and telling them apart takes the square of their number. */
  base64Pieces: 1_000,

  /** What goes into a bundle, before it is packed. Above four gigabytes a zip needs an extension that not all programs know. */
  bundleBytes: 3 * 1024 * 1024 * 1024,

  // connection file
  /** A connection file. A tenant's whole list of connections, metadata and all, has some megabytes. */
  connectionCharacters: 4 * 1024 * 1024,
  /** The same as YAML, whose parser takes seconds for a megabyte. */
  yamlCharacters: 256 * 1024,
  /** Lists and objects inside each other; an export has five. YAML's parser recurses, and at the end of the stack Node aborts. */
  connectionDepth: 64,
  /** Nodes that aliases may stand for when they are put in place. Nothing in a connection is said twice. */
  yamlAliases: 100,

  // explain
  /** Entries listed that have the words of a query. Who sees more of them asks again with more words. */
  searchHitsShown: 15,

  // profile file
  /** A profile file. One with its own causes has some 10 kB. */
  profileCharacters: 256 * 1024,
  /** A name or an address in it. */
  profileNameCharacters: 200,
  /** A sentence of it. The catalogue's longest has some 600 characters. */
  profileWordsCharacters: 1_000,
  /** Items of a list in it. */
  profileItems: 50,
  /** Its own causes; each is tried on each text. */
  profileCauses: 100,

  // metadata
  /** Identity providers read from one input. The largest federations publish some six thousand. */
  metadataProviders: 20_000,
  /** Different certificates among them. Each takes about a millisecond. */
  metadataCertificates: 40_000,

  // tokens
  /** One token. With hundreds of groups in it one has some 30 kB, and servers refuse headers and forms far below this. */
  tokenCharacters: 1024 * 1024,
  /** Different tokens read from one input. */
  tokensPerInput: 50,
  /** Claims of one token that are shown. */
  tokenClaims: 200,
  /** Keys that a signature is tried with where the token does not say which one. Providers publish one to four. */
  tokenKeys: 20,
  /** A discovery document; real ones have some kilobytes, and Auth0 reads 128 KB. */
  discoveryCharacters: 4 * 1024 * 1024,

  // saml
  /** One SAML message as XML. Real ones have some 10 kB, with hundreds of groups 200 kB. */
  samlCharacters: 56 * 1024 * 1024,
  /** What a deflated message may inflate to. 200 kB of base64 can hold 200 MB. */
  samlInflatedBytes: 10 * 1024 * 1024,
  /** Values of one input that are tried as deflated data and are none; each try takes some 0.3 ms. */
  samlInflations: 5_000,
  /** SAML messages read from one input. */
  samlMessagesPerInput: 50,
  /** Elements inside each other. SAML needs some 15; libxml2 stops at 256. */
  xmlDepth: 240,
  xmlElements: 1_000_000,
  xmlAttributes: 1_000,
  xmlNameCharacters: 1_000,
  /** References in one signature. SAML core §5.4.2 allows one. */
  signatureReferences: 8,
  /** Transforms in one reference. SAML core §5.4.4 allows two. */
  signatureTransforms: 8,
  /** Signatures looked at in one message. */
  signaturesPerMessage: 16,
  /** Certificates in one message that are tried. */
  certificatesPerMessage: 20,
  /** The broker's own libraries run on text up to this size only: their time grows with its square. */
  brokerCharacters: 1024 * 1024,
  /** Up to this size nothing that they are known to do takes more than some 100 ms, and no watchdog is set up: it costs 0.3 ms. */
  brokerUnwatchedCharacters: 32 * 1024,
  /** And no longer than this, in milliseconds. */
  brokerMilliseconds: 5_000,
  /** One value of a message that is shown as XML; a longer one loses its end. Status messages and audiences are far shorter. */
  xmlValueCharacters: 2_000,

  /** Catalogues that are kept for the next case, each a list of some thousand entries. A flood of tickets needs some ten. */
  cataloguesKept: 32,

  // watch
  /** Metadata from an address, after decompression. One provider has some 10 kB; a federation's whole list does not belong in a cron job. */
  fetchedBytes: 5 * 1024 * 1024,
  /** For everything: names, connections, redirects and the answer, in milliseconds. */
  fetchMilliseconds: 10_000,
  /** Redirects that are followed. A provider's address has one at most; each is a connection more. */
  fetchRedirects: 3,
  /** A state file. An entry has some 300 characters. */
  watchStateCharacters: 1024 * 1024,
  /** How long the command that is told of a problem may run, in milliseconds: cron would start the next one beside it. */
  notifyMilliseconds: 60_000,
  /** Certificates listed in a report in words; JSON has all of them. Providers have one to three. */
  watchRowsShown: 20,
  /** Entity IDs that a message names. */
  entityIdsShown: 20,

  // triage
  /** One ticket or log entry with its attachments. Mail servers take some 25 MB, which base64 makes 34. */
  ticketBytes: 40 * 1024 * 1024,
  /** What is judged in the main thread, where others are: no ticket of that size takes much memory. */
  judgedInMainBytes: 512 * 1024,
  /** Of a file, what is looked at to find out how tickets lie in it. */
  ticketHeadBytes: 64 * 1024,
  /** Messages of one conversation that are read, the last ones. */
  ticketMessages: 200,
  /** Attachments of one ticket that are read. People attach fewer than ten; each is searched in full. */
  ticketAttachments: 100,
  /** Files of a folder that may be one ticket with its attachments. */
  ticketFolderFiles: 30,
  /** Mails and parts inside each other. Forwarding by hand makes some ten. */
  mailDepth: 50,
  /** Head of a mail. Servers refuse more than 64 kB or so. */
  mailHeadBytes: 1024 * 1024,
  /** Archives inside each other: a zip with compressed logs has two. */
  archiveDepth: 3,
  /** Members of one archive, folders included. */
  archiveMembers: 1_000_000,
  /** How many times its size something may grow when it is unpacked; tickets and logs reach 30, deflate can do 1,032. */
  expansion: 200,
  /** What may come out before that is asked. */
  expansionFreeBytes: 64 * 1024 * 1024,
  /** Folders inside each other. */
  folderDepth: 32,
  /** Groups of tickets. A flood has some dozens; whoever writes a different error into every ticket must not fill the memory. */
  triageGroups: 10_000,
  /** Connections whose successful logins are kept apart. */
  triageConnections: 10_000,
  /** Tickets that are kept so that copies of them count once, each some 700 bytes; among more, copies are not looked for. */
  triageCopies: 10_000,
  /** People and organisations that are counted exactly over all tickets; above it the number is estimated. */
  triagePeople: 10_000,
  /** The same in one group. */
  groupPeople: 1_000,
  /** Different connections, hosts, providers, applications and codes of one group. */
  groupValues: 50,
  /** Tickets of a group that are named, the first ones. */
  groupTickets: 100,
  /** Diagnoses that are remembered, as a flood brings the same one again and again. Each has some 10 kB. */
  rememberedReports: 500,
  /** Texts of tickets that are remembered with what they came to: forms, logs and answers say the same within days. */
  rememberedTexts: 5_000,
  /** Texts that are remembered with the evidence in them, which takes some kilobytes: the next ticket may quote one. */
  rememberedEvidence: 500,
  /** Names of people, organisations, connections and the like whose hashes are remembered. */
  rememberedNames: 16_000,
  /** Of a ticket, in which is looked for whom it concerns. What comes later is a log. */
  wordsLookedAt: 20_000,
  /** Of a text that is remembered. Most messages are shorter; a longer one is a log that comes once. */
  rememberedTextCharacters: 4_096,
  /** Unreadable tickets that are named with their reason; all are counted. */
  unreadableListed: 1_000,
  /** Groups that a file of `--done` remembers, those marked last. More than a team closes in a year. */
  triageMarks: 20_000,
  /** Such a file. A mark has some 150 characters. */
  triageMarksBytes: 8 * 1024 * 1024,
} as const;
