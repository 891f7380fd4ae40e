/** Something that the real service does, and that nobody has published: what the mock does instead. */
export interface Choice {
  readonly about: string;
  readonly choice: string;
}

/** Unverified behaviour that no single result code shows. It appears in docs/fidelity.md. */
export const choices: readonly Choice[] = [
  {
    about: '/auth/authorization, a client that is unknown',
    choice: 'A010304 for a client_id of digits, A010308 for another one; the error is invalid_client.',
  },
  {
    about: '/auth/authorization, offline_access without prompt=consent',
    choice: 'The client gets consent_required (A004303); no ticket is made.',
  },
  {
    about: '/auth/authorization, a service without supportedResponseTypes or supportedGrantTypes',
    choice: 'Nothing is excluded: a service with defaults can run the code flow.',
  },
  {
    about: '/auth/authorization, a client without responseTypes',
    choice: 'No response type is allowed (A009306).',
  },
  {
    about: '/auth/authorization/issue, an essential ACR that the call does not meet',
    choice: 'The client gets unmet_authentication_requirements (A060305), and the ticket stays.',
  },
  {
    about: '/auth/authorization/issue, no key to sign the ID token',
    choice: 'The client gets server_error (A162201, A162203, A162204), and the ticket stays.',
  },
  {
    about: '/auth/authorization/ticket/info and /update',
    choice: 'The result codes are not known; the mock says A000000.',
  },
  {
    about: 'Lifetimes that a service leaves at 0',
    choice: 'Access tokens and ID tokens 86,400 s, refresh tokens 864,000 s, codes and JARM responses 600 s.',
  },
  {
    about: '/auth/token, a code that is presented again',
    choice: 'A050305; the tokens that the code yielded stay valid.',
  },
  {
    about: '/auth/token, no clue to the client',
    choice: 'BAD_REQUEST with invalid_client (A244305).',
  },
  {
    about: 'A request body member of another JSON type',
    choice: 'A126202 even where a number could be read as a string, or a string as a number.',
  },
  {
    about: 'Tokens that expired',
    choice: 'They are remembered for 90 days, so that the first who presents one learns that it expired.',
  },
  {
    about: 'Management of a locked client',
    choice:
      'By ID it is refused (A001215), by identifier too (A001221), but for the lock flag itself and for client/delete. Both are HTTP 403.',
  },
  {
    about: 'Management of a client that does not exist',
    choice:
      'A001212 (404) for digits, A001216 (400) for another word that is no alias; A001218 (404) for the lock flag; A148201 and A149201 (400) for secrets.',
  },
  {
    about: 'Management of a client of another service',
    choice: 'A001213 and A001219, HTTP 403.',
  },
  {
    about: '/client/create and /client/update: locked, clientSource, dynamicallyRegistered',
    choice: 'They are ignored: an operation of its own sets each.',
  },
  {
    about: '/client/create and /service/create, texts and lists',
    choice:
      'No text is longer than 1,000 characters, no JWK Set, attributes or customMetadata larger than 65,535 bytes; the real limits are not known.',
  },
  {
    about: '/client/create, sectorIdentifierUri',
    choice:
      'It is fetched where the mock may fetch it, after the other rules; elsewhere A032219 and A032220 never come. Dynamic registration does not fetch it.',
  },
  {
    about: '/service/create without supportedResponseTypes',
    choice: 'It is accepted (A039202 never comes).',
  },
  {
    about: '/service/create and /service/update, reserved scope names',
    choice: 'None is refused (A039208 never comes): which are reserved is not known.',
  },
  {
    about: '/service/create without jwks',
    choice: 'RS256 and ES256 keys are made; /service/update without jwks leaves the service without keys.',
  },
  {
    about: 'Endpoints and the issuer of a service',
    choice:
      'Management calls refuse those that are not https (A031219), of an endpoint as of the issuer; the data that a mock starts with may have http.',
  },
  {
    about: '/service/get/list and /client/get/list where nothing is on the page',
    choice: 'services or clients is left out.',
  },
  {
    about: '/service/configuration with a patch that cannot be applied',
    choice: 'HTTP 400 with A126202.',
  },
  {
    about: '/service/configuration, lists of encryption algorithms and of request object algorithms',
    choice: 'All that the contract names, whatever the keys of the service are.',
  },
  {
    about: '/misc/echo',
    choice: 'Its query parameters as a JSON object of texts; it asks for no token.',
  },
  {
    about: '/info',
    choice: 'All features but hsm; no configuration and no cache statistics.',
  },
  {
    about: 'A request body in a form, sent to an operation that takes JSON alone',
    choice: 'It is read as JSON, so A126202. Another content type makes no difference.',
  },
  {
    about: 'The request body null, and none at all',
    choice: 'A126203; /service/create and /client/create make a service or a client from defaults.',
  },
  {
    about: 'An API path of an unknown service',
    choice:
      'HTTP 404 with A458203 for a token of the organization; HTTP 403 with A457101 for the token of another service.',
  },
  {
    about: 'Unknown paths and wrong methods',
    choice: 'An envelope whose result code is the HTTP status.',
  },
  {
    about: 'Headers of the rate limit',
    choice: 'RateLimit-* count seconds, X-RateLimit-Reset is a time; both are there while the limit is on.',
  },
  {
    about: 'Plain HTTP',
    choice: 'It is accepted: A001201 never comes.',
  },
  {
    about: 'Client authentication, a method that the service does not list in supportedTokenAuthMethods',
    choice: 'A157344, for NONE too, at every endpoint; a list that is empty or unset excludes nothing.',
  },
  {
    about: 'Client authentication, the mTLS and attestation methods without a client_id in the body',
    choice: 'A157357.',
  },
  {
    about: 'Client assertions, a client without tokenAuthSignAlg',
    choice: 'Any algorithm that the method allows; A157306 is for a tokenAuthSignAlg of NONE.',
  },
  {
    about: 'Client assertions, no client_assertion_type',
    choice: 'A158302 if there is a client_assertion, A157309 if there is none.',
  },
  {
    about: 'Client assertions, a token request that also has a client_id',
    choice: 'iss is not compared when the client is identified, so a difference is A157315.',
  },
  {
    about: 'Keys at a jwksUri',
    choice: 'They are fetched each time they are needed. A failed fetch is A156102, server_error.',
  },
  {
    about: 'tls_client_auth, the form of tlsClientAuthSubjectDn',
    choice: 'The order of RFC 4514, without regard to case and spaces.',
  },
  {
    about: 'tls_client_auth with mutualTlsValidatePkiCertChain',
    choice:
      'Signatures, validity at the time of the service and the CA flag of clientCertificatePath, which must be in order; no revocation, no policies.',
  },
  {
    about: 'self_signed_tls_client_auth without selfSignedCertificateKeyId',
    choice: 'The first certificate of any x5c in the JWK Set of the client.',
  },
  {
    about: 'attest_jwt_client_auth',
    choice:
      'All of it: the key of the attester is the one of x5c (whose path is not validated) or of the JWK Set of the client, a proof of possession without exp lives 300 s, challenges are not checked, and A000000 stands for the unknown result codes.',
  },
  {
    about: '/auth/introspection, sufficient',
    choice: 'True only where scopes were demanded and are covered; false where none were.',
  },
  {
    about: '/auth/introspection, scopes that the service does not have',
    choice: 'They are ignored; a challenge still names all that were demanded.',
  },
  {
    about: '/auth/introspection, the challenge of an expired token',
    choice: 'It has a scope parameter where scopes were demanded; other UNAUTHORIZED challenges have none.',
  },
  {
    about: '/auth/introspection, resources that the token does not cover',
    choice: 'FORBIDDEN with invalid_target and A000000: the result code is not known.',
  },
  {
    about: '/auth/introspection, acrValues and maxAge for a token without acr or authTime',
    choice: 'FORBIDDEN with A341302 and A340301, as if they did not fit. A maxAge of 0 counts as absent.',
  },
  {
    about: '/auth/introspection, the order of the last checks',
    choice: 'Scopes, subject, resources, acrValues, maxAge.',
  },
  {
    about: '/auth/introspection, a client that is gone or locked',
    choice:
      'A098301 or A098303 before the expiry is looked at; existent is false and nothing is told of the token.',
  },
  {
    about: 'An access token that expired',
    choice:
      'Only /auth/introspection forgets it when it says so; userinfo and the standard introspection do not.',
  },
  {
    about: 'A JWT access token with a signature that no current key of the service made',
    choice:
      'It does not exist, everywhere, even with the jti of a live token. Remove a key only when its tokens have expired.',
  },
  {
    about: '/auth/introspection/standard, sub',
    choice: 'The sub of the authorization, or the pairwise sub of the client, as in JWT access tokens.',
  },
  {
    about: '/auth/introspection/standard, a client that is gone or locked',
    choice: 'The token is not active.',
  },
  {
    about: '/auth/introspection/standard, httpAcceptHeader',
    choice: 'A JWT for the exact media type only.',
  },
  {
    about: '/auth/introspection/standard, keys in the call',
    choice:
      'publicKeyForEncryption is a JWK; shared keys are the UTF-8 octets. A bad one: INTERNAL_SERVER_ERROR with A000000.',
  },
  {
    about: '/auth/revocation, a request that names no client',
    choice:
      'A116302 for the token of a confidential client, A116304 of a locked one; otherwise A114301, unless missingClientIdAllowed.',
  },
  {
    about: '/auth/revocation, a token of another client',
    choice: 'BAD_REQUEST with unauthorized_client (A116301).',
  },
  {
    about: '/auth/revocation, callback',
    choice: 'The responseContent is {callback}(); and the name is not checked. Errors stay JSON.',
  },
  {
    about: '/auth/userinfo, a token of the password grant',
    choice: 'FORBIDDEN with insufficient_scope (A089306, A093306).',
  },
  {
    about: '/auth/userinfo/issue, a client that is gone or locked',
    choice: 'UNAUTHORIZED with A095301 or A097303.',
  },
  {
    about: '/auth/userinfo/issue, the payload',
    choice:
      'JSON has the claims and sub; a signed JWT also iss and aud (a list), no iat and no exp. A sub among the claims is replaced.',
  },
  {
    about: '/auth/userinfo/issue, userInfoSignAlg NONE',
    choice: 'An unsecured JWT.',
  },
  {
    about: '/auth/token, a kept refresh token that several requests use at once',
    choice: 'One gets tokens, those that overlap with it get A053310.',
  },
  {
    about: '/device/authorization and /backchannel/authentication, who asks',
    choice:
      'A locked client is not found (A218305, A168310). The grant types of the client are looked at once it is authenticated (A166306 with unauthorized_client; of the service A166305 with unsupported_grant_type). Names that conflict are UNAUTHORIZED, those of a request object too.',
  },
  {
    about: '/device/authorization and /backchannel/authentication, a request without any parameter',
    choice: 'A166301, even if the client authenticates in the header.',
  },
  {
    about: '/device/authorization and /backchannel/authentication, warnings',
    choice:
      '[code] and a text for each scope, claim and ACR that is ignored. That defaults apply is no warning. A service without supportedClaims supports none.',
  },
  {
    about: '/device/authorization and /backchannel/authentication, lists that are too long',
    choice: 'No list is (A176307, A192301, A219303, A237301, A238301): the limits are not known.',
  },
  {
    about: '/device/authorization and /backchannel/authentication, resource and authorization_details',
    choice: 'BAD_REQUEST with the codes of the authorization endpoint (A2513xx, A2493xx).',
  },
  {
    about: '/device/authorization and /backchannel/authentication, grant management',
    choice: 'The parameters are ignored.',
  },
  {
    about: '/device/authorization, user codes that run out',
    choice: 'INTERNAL_SERVER_ERROR with A221101 after 1,000 draws of codes that are in use.',
  },
  {
    about: '/device/verification, a user code on which the user has decided',
    choice: 'VALID until the tokens are fetched.',
  },
  {
    about: '/device/verification and /device/complete, a user code that expired',
    choice:
      'Who presents it first learns that it expired; then it does not exist. The device code goes on to say expired_token.',
  },
  {
    about: '/device/complete, a client that is gone',
    choice: 'SERVER_ERROR with A229301.',
  },
  {
    about: '/device/complete, a second decision',
    choice: 'INVALID_REQUEST: A239203 after the first, A239201 at the same time.',
  },
  {
    about: '/device/complete and /backchannel/authentication/complete, limits',
    choice:
      'subject and sub 100 characters, acr 200, errorDescription and errorUri 200, claims 65,535 bytes.',
  },
  {
    about: '/device/complete and /backchannel/authentication/complete, scopes',
    choice:
      'They replace those of the request as far as the service has them and the client may; openid stays if it was there, and is not added.',
  },
  {
    about: '/device/complete and /backchannel/authentication/complete, durations and properties',
    choice: 'They are kept for the token request, whose own ones win. accessToken counts in push mode only.',
  },
  {
    about: '/auth/token, a client that polls too fast',
    choice:
      'slow_down with A000000, while the user has not decided. The interval counts from the last request and does not grow; one of 0 limits nothing.',
  },
  {
    about: '/auth/token, a device code or auth_req_id that the user refused',
    choice:
      'The error each time until it expires, with the description and the URI of the authorization server and no other.',
  },
  {
    about: '/auth/token and /backchannel/authentication/complete, a client with idTokenSignAlg NONE',
    choice: 'server_error (A242308, A200309, A197301); nothing is spent.',
  },
  {
    about: '/backchannel/authentication, a public client',
    choice: 'unauthorized_client (A168311), before its credentials are looked at.',
  },
  {
    about: '/backchannel/authentication, clientIdAliasUsed',
    choice:
      'True too where the alias is the decimal client ID, as it was seen live here; other operations say false.',
  },
  {
    about: '/backchannel/authentication, id_token_hint',
    choice: 'Neither signature nor expiry is verified: no result code is known for either.',
  },
  {
    about: '/backchannel/authentication, client_notification_token of a client of poll mode',
    choice: 'It is not checked, and it is told back.',
  },
  {
    about: '/backchannel/authentication, a JWK Set of the client that is none',
    choice: 'INTERNAL_SERVER_ERROR with A167102.',
  },
  {
    about: '/backchannel/authentication/issue, lifetimes',
    choice:
      'The ticket lives 24 hours. requested_expiry has no upper limit; a service without backchannelAuthReqIdDuration gives 600 s.',
  },
  {
    about: '/backchannel/authentication/complete, failures',
    choice:
      'Ping and push: NOTIFICATION once the ticket is known, with server_error in push mode, and expired_token for A196202. Without an auth_req_id (A196204), or where another call spent the ticket (A196201): SERVER_ERROR.',
  },
  {
    about: '/auth/authorization, a repeated authorization_details',
    choice: 'A249304. A JSON value that is neither an object nor an array is A249305.',
  },
  {
    about: '/auth/authorization, an authorization details type that the client has not registered',
    choice: 'A249303, also where the client registered none at all.',
  },
  {
    about: '/auth/authorization, the order of the checks',
    choice: 'resource, authorization_details, purpose and the grant management parameters follow PKCE.',
  },
  {
    about: '/auth/authorization, the codes of the grant management parameters',
    choice:
      'A285311 for a public client, and A000000 for all else: invalid_grant_id for a grant that is unknown or of another client, invalid_request for the rest.',
  },
  {
    about: '/auth/authorization, a value of a parameterized scope',
    choice:
      'It is a dynamic scope of the answer, and the tokens get it as a scope. The regex is read as one of JavaScript; one that cannot be read matches nothing.',
  },
  {
    about: '/auth/token, resource',
    choice:
      'It must be among the resources of the authorization (A000000 with invalid_target); where none was authorized, none can be asked for. With client credentials any is granted.',
  },
  {
    about: '/auth/token, authorization_details',
    choice:
      'Each element must equal one of the authorization (A000000 with invalid_authorization_details). What a token request narrows to holds for its access token: a refresh begins with all that was authorized.',
  },
  {
    about: '/auth/authorization/issue, the moment at which a grant is created, merged or replaced',
    choice:
      'At issue for a token of the authorization endpoint, else when the code is redeemed. A response with neither, such as id_token, leaves grants alone.',
  },
  {
    about: '/gm, what a grant holds',
    choice:
      'The scopes of one authorization stand together, sorted, and those of other resources apart. The claims are those that the user consented to, or else those requested for the ID token and for userinfo.',
  },
  {
    about: '/gm, an access token that is no token',
    choice:
      'A279306, as for an unknown one; expired tokens, and those whose client is gone or locked, are UNAUTHORIZED with A000000.',
  },
  {
    about: '/gm, the token of a public client',
    choice: 'FORBIDDEN with A285311.',
  },
  {
    about: '/gm, the grant of another client',
    choice: 'FORBIDDEN with invalid_request (A000000). The subject of the token makes no difference.',
  },
  {
    about: '/gm, REVOKE',
    choice: 'NO_CONTENT with A000000: the result code is not known.',
  },
  {
    about: '/client/registration, an omitted token_endpoint_auth_method',
    choice: 'client_secret_basic. One deployment was seen to choose client_secret_post.',
  },
  {
    about: '/client/registration, omitted grant_types and response_types',
    choice:
      'They stay empty: the client may use no grant and no response type, and grant_types without the response_types they need is A204302 or A204303.',
  },
  {
    about: '/client/registration, a value that is not defined, such as an unknown grant type',
    choice: 'invalid_client_metadata with A000000. Metadata of unknown names is dropped.',
  },
  {
    about: '/client/registration, metadata that the rules of /client/create refuse',
    choice: 'invalid_client_metadata or invalid_redirect_uri with A000000.',
  },
  {
    about: '/client/registration, a service that does not support it',
    choice: 'BAD_REQUEST with invalid_request (A206201), for all four operations.',
  },
  {
    about: '/client/registration, software statements',
    choice:
      'The API has no property for the keys of those whom a service trusts; the mock reads the service attributes software_statement.jwks and software_statement.jwks_uri. Without keys, or after its exp, a statement is A205305. Its claims replace metadata of the same name.',
  },
  {
    about: '/client/registration, a software_id that another client has, where that is blocked',
    choice: 'invalid_client_metadata with A000000; clients that did not register dynamically count too.',
  },
  {
    about: '/client/registration, scope',
    choice:
      'It becomes the requestable scopes where the service says so, unknown scopes included; elsewhere it is dropped and not told back.',
  },
  {
    about: '/client/registration/update',
    choice:
      'What is no metadata of the client stays: alias, developer, attributes, durations. A wrong client_secret is BAD_REQUEST (A215304).',
  },
  {
    about: 'DPoP proofs, their age',
    choice:
      'iat may lie 300 s back, plus allowableClockSkew, and not ahead of the time plus allowableClockSkew.',
  },
  {
    about: 'DPoP proofs, their jti',
    choice: 'It must be there; that it comes twice is not noticed.',
  },
  {
    about: 'DPoP proofs, htm and htu',
    choice:
      'Compared letter for letter. Where neither the call nor the service gives the value, the proof is refused, except that /auth/userinfo takes GET and POST.',
  },
  {
    about: 'DPoP nonces',
    choice:
      'Only that of the present time window is good; a dpopNonceDuration of 0 means 300 s. dpopNonce is in every answer to a request with a proof, once nonces are required.',
  },
  {
    about: 'A wrong DPoP nonce at introspection and userinfo',
    choice: 'A000000 with use_dpop_nonce, UNAUTHORIZED.',
  },
  {
    about: '/auth/token, no DPoP proof of a client with dpopRequired',
    choice: 'A254301, invalid_dpop_proof.',
  },
  {
    about: '/auth/token, the order of DPoP proof and client certificate',
    choice: 'They are looked at after the client and its grant type, before the code or the refresh token.',
  },
  {
    about: '/auth/token, no client certificate for tokens that are to be bound to one',
    choice: 'BAD_REQUEST with invalid_request: A244308, never A048351.',
  },
  {
    about: 'Refresh tokens that are bound',
    choice:
      'Those of public clients, to the DPoP key (A053311) and to the client certificate (A000000, invalid_grant); those of confidential clients to neither.',
  },
  {
    about: '/pushed_auth_req, a DPoP proof of another key than dpop_jkt names',
    choice: 'A254301, invalid_dpop_proof.',
  },
  {
    about: 'Introspection and userinfo, an invalid DPoP proof beside a bearer token',
    choice: 'It is not looked at.',
  },
  {
    about: '/auth/token with missingClientIdAllowed',
    choice:
      'A048315, A048316, A048318 and A048319 for a code or refresh token that is missing, A244310 to A244314 for one that tells no client.',
  },
  {
    about: 'CIBA and the device flow, grant management',
    choice:
      'The parameters are checked as at the authorization endpoint (BAD_REQUEST); the grant is made when the tokens are, and its claims are those that the user consented to, or else those of the scopes.',
  },
  {
    about: '/auth/token/create, a client that does not exist',
    choice:
      'A493304 (BAD_REQUEST), whether clientId or clientIdentifier names it or both are missing; a locked client gives A107203 (BAD_REQUEST).',
  },
  {
    about: '/auth/token/create and /auth/token/update, a token that never expires',
    choice: 'accessTokenPersistent gives it the last second of the year 9999 as its expiry.',
  },
  {
    about: '/auth/token/create, the refresh token',
    choice:
      'Made where the service and the client have the grant type REFRESH_TOKEN, as with issued tokens, or where the call gives its value.',
  },
  {
    about: '/auth/token/create/batch',
    choice:
      'Tokens are created one by one until one breaks a rule; its code is the errorCode. A dry run does the same without keeping them. tokenBatchNotificationEndpoint is not called.',
  },
  {
    about: '/auth/token/get/list',
    choice:
      'Tokens that expired are listed as long as they are remembered; tokenStatus is not read. Order of creation; with a subject, by client first. At most 1000 a page (A159205); an unknown client gives A001218.',
  },
  {
    about: '/auth/token/update',
    choice:
      'An expiry that new scopes set is counted from the time of the call, and the expiry of the call wins over it. false for accessTokenPersistent or forExternalAttachment changes nothing. Properties that are too large give A000000.',
  },
  {
    about: '/auth/token/revoke',
    choice:
      'What names no token, or an unknown client, revokes 0 tokens (A312001); a call that names nothing gives 400 with A000000.',
  },
  {
    about: '/auth/token/delete',
    choice:
      '404 with A161202 for an unknown token, 403 with A161203 for one of another service; the value, the hash and the token ID name it.',
  },
  {
    about: '/auth/token, the password grant',
    choice:
      "The ticket lives 24 hours; properties of the call are ignored. All failures of /auth/token/issue are INTERNAL_SERVER_ERROR, and so are those of /auth/token/fail that are the caller's.",
  },
  {
    about: '/auth/token/fail with INVALID_CLIENT, UNAUTHORIZED_CLIENT or INVALID_SCOPE',
    choice: 'BAD_REQUEST with the error of that name and A000000; UNKNOWN is BAD_REQUEST with server_error.',
  },
  {
    about: 'Token exchange and JWT bearer, failures without a known code',
    choice:
      'A000000, with invalid_request for token exchange and invalid_grant for the assertion. Public or unpermitted clients get unauthorized_client.',
  },
  {
    about: 'Token exchange, an ID token of another issuer',
    choice: 'Refused: the mock does not discover the keys of other issuers.',
  },
  {
    about: 'The JWT bearer grant, success',
    choice:
      'A000000 with the action JWT_BEARER: its result code is not known. An anonymous client is allowed unless the service forbids it.',
  },
  {
    about: 'A refresh that an ID token can be reissued after',
    choice: 'A053001 with the action ID_TOKEN_REISSUABLE.',
  },
  {
    about: '/idtoken/reissue',
    choice:
      'CALLER_ERROR with A000000 for tokens that are missing, unknown, expired, not a pair, or without openid; service.idTokenReissuable is not asked for. expires_in is that of the refresh.',
  },
  {
    about: 'refreshTokenIdempotent',
    choice:
      'For 60 s, as long as the successor has not been used, the old refresh token yields the same successor, with its expiry, and another access token.',
  },
  {
    about: '/client/authorization',
    choice:
      'A client is authorized by a subject as long as it has a token of the subject, expired or not. An update leaves the scopes of refresh tokens.',
  },
  {
    about: '/client/granted_scopes',
    choice:
      'It works, as on a dedicated Authlete; createAuthlete({ grantedScopes: false }) answers 403 with A001223, as the shared one does with a code that is not known.',
  },
  {
    about: '/client/extension/requestable_scopes',
    choice:
      'An empty list is kept and lets the client request nothing. A call without a list answers without requestableScopes; one of the wrong type gives A126202, never A128201 to A128203. Deletion is 204.',
  },
  {
    about: '/jose/verify',
    choice:
      'HTTP 200 whatever is found, with the code of the first finding; an unsigned object without other findings is valid, its signature is not.',
  },
  {
    about: 'Client ID metadata documents, when they are fetched',
    choice:
      'At /auth/authorization unless its request was pushed, /pushed_auth_req, /backchannel/authentication, /device/authorization, and /auth/token for client_credentials, password, token exchange and JWT bearer. A later request, a revocation too, finds a client that is stored, however old, and no other: A048323 and the like.',
  },
  {
    about: 'Client ID metadata documents, freshness',
    choice:
      'max-age, or else Expires less Date, less Age; no-store, no-cache and a document that does not say: expired at once. An expired document is not used when it cannot be fetched again.',
  },
  {
    about: 'Client ID metadata documents, a location or a document that is refused',
    choice:
      'BAD_REQUEST with A000000: invalid_client for a location that is not permitted or not reached, invalid_client_metadata for a document that breaks a rule. A505302, for what is not a JSON object, is BAD_REQUEST at each endpoint.',
  },
  {
    about: 'Client ID metadata documents, what they say',
    choice:
      'client_id must be the location as it came, and there is no client_secret, client_secret_expires_at or client_secret_* method. The rest keeps the rules of registration. Left out: authorization_code, code, none. The content type is not looked at.',
  },
  {
    about: 'Client ID metadata documents, the client that they describe',
    choice:
      'It has a number as clientId and as alias. In ID tokens, JWT access tokens and standard introspection it goes by the location where the flow began with that; in the aud of JARM by its number.',
  },
  {
    about: 'cimdMetadataPolicy',
    choice:
      'An object of metadata names, without entity types; value, add, default, one_of, subset_of, superset_of and essential in that order, other operators ignored. A string counts as its words. One that is not JSON refuses every document.',
  },
];
