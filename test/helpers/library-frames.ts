/** A line that only this library brings into a log: a frame of a stack trace, a logger, the package's path. By the library's id. */
export const libraryFrames: Readonly<Record<string, string>> = {
  'node-saml': '    at SAML.validatePostResponseAsync (/app/node_modules/@node-saml/node-saml/lib/saml.js:582:19)',
  'python3-saml': '  File "/app/venv/lib/python3.12/site-packages/onelogin/saml2/response.py", line 170, in is_valid',
  'php-saml': '#3 /var/www/html/vendor/onelogin/php-saml/src/Saml2/Auth.php(214): OneLogin\\Saml2\\Response->isValid()',
  'java-saml': '\tat com.onelogin.saml2.authn.SamlResponse.isValid(SamlResponse.java:290)',
  'ruby-saml':
    "/app/vendor/bundle/ruby/3.3.0/gems/ruby-saml-1.18.1/lib/onelogin/ruby-saml/response.rb:632:in `validate'",
  'omniauth-saml':
    "/app/vendor/bundle/ruby/3.3.0/gems/omniauth-saml-2.2.4/lib/omniauth/strategies/saml.rb:63:in `callback_phase'",
  'aspnetcore-openidconnect':
    '   at Microsoft.AspNetCore.Authentication.RemoteAuthenticationHandler`1.HandleRequestAsync()',
  'auth-js': '[next-auth][error][OAUTH_CALLBACK_ERROR]',
  'auth0-spa-js':
    '    at Auth0Client.handleRedirectCallback (https://app.example.com/node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.esm.js:1:1)',
  authlib:
    '  File "/usr/lib/python3.12/site-packages/authlib/integrations/base_client/sync_app.py", line 300, in fetch_access_token',
  'express-openid-connect':
    '    at ResponseContext.callback (/app/node_modules/express-openid-connect/lib/context.js:928:19)',
  'go-oidc': 'github.com/coreos/go-oidc/v3/oidc.(*IDTokenVerifier).Verify',
  'golang-oauth2': 'golang.org/x/oauth2.(*Config).Exchange',
  jose: '    at validateClaimsSet (file:///app/node_modules/jose/dist/webapi/lib/jwt_claims_set.js:106:15)',
  jsonwebtoken: '    at /app/node_modules/jsonwebtoken/verify.js:190:21',
  'jwks-rsa': '    at JwksClient.getSigningKey (/app/node_modules/jwks-rsa/src/JwksClient.js:86:13)',
  'microsoft-identitymodel-oidc':
    '   at Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolValidator.ValidateNonce(OpenIdConnectProtocolValidationContext validationContext)',
  'mod-auth-openidc':
    '[Fri Nov 20 10:00:00.000000 2026] [auth_openidc:error] [pid 17] [client 192.0.2.1:50000] oidc_handle_authorization_response: failed',
  'mozilla-django-oidc':
    '  File "/usr/lib/python3.12/site-packages/mozilla_django_oidc/auth.py", line 279, in authenticate',
  'msal-dotnet':
    '   at Microsoft.Identity.Client.Internal.Requests.InteractiveRequest.ExecuteAsync(CancellationToken cancellationToken)',
  'msal-js':
    '    at StandardController.handleRedirectPromise (https://app.example.com/node_modules/@azure/msal-browser/dist/index.mjs:1:1)',
  'msal-python':
    '  File "/usr/lib/python3.12/site-packages/msal/oauth2cli/oidc.py", line 266, in obtain_token_by_auth_code_flow',
  'nextjs-auth0':
    '    at AuthClient.handleCallback (/app/node_modules/@auth0/nextjs-auth0/dist/server/auth-client.js:400:20)',
  nimbus: '\tat com.nimbusds.jwt.proc.DefaultJWTProcessor.process(DefaultJWTProcessor.java:377)',
  'oauth2-proxy': '[2026/11/20 10:00:00] [oauthproxy.go:928] the callback was not accepted',
  oauth4webapi: '    at validateAuthResponse (file:///app/node_modules/oauth4webapi/build/index.js:1900:15)',
  oauthlib:
    '  File "/usr/lib/python3.12/site-packages/oauthlib/oauth2/rfc6749/parameters.py", line 282, in parse_authorization_code_response',
  'oidc-client-ts':
    '    at OidcClient.readSigninResponseState (https://app.example.com/node_modules/oidc-client-ts/dist/esm/oidc-client-ts.js:1:1)',
  'omniauth-auth0':
    "/usr/lib/ruby/gems/3.3.0/gems/omniauth-auth0-3.1.1/lib/omniauth/auth0/jwt_validator.rb:196:in `verify_iss'",
  'omniauth-openid-connect':
    "/usr/lib/ruby/gems/3.3.0/gems/omniauth_openid_connect-0.8.0/lib/omniauth/strategies/openid_connect.rb:132:in `callback_phase'",
  'openid-client': '    at Client.callback (/app/node_modules/openid-client/lib/client.js:464:15)',
  'passport-oauth2': '    at OAuth2Strategy.authenticate (/app/node_modules/passport-oauth2/lib/strategy.js:177:45)',
  'passport-openidconnect':
    '    at Strategy.authenticate (/app/node_modules/passport-openidconnect/lib/strategy.js:147:37)',
  pyjwt: '  File "/usr/lib/python3.12/site-packages/jwt/api_jwt.py", line 448, in _validate_sub',
  'spring-security-oauth2':
    '\tat org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter.attemptAuthentication(OAuth2LoginAuthenticationFilter.java:177)',
  pysaml2: '  File "/app/venv/lib/python3.12/site-packages/saml2/response.py", line 612, in condition_ok',
  'crewjam-saml': 'github.com/crewjam/saml.(*ServiceProvider).ParseResponse(0xc0001a2000, 0xc0002b4000)',
  samlify: '    at verify (/app/node_modules/samlify/build/src/libsaml.js:412:15)',
  'sustainsys-saml2': '   at Sustainsys.Saml2.Saml2P.Saml2Response.ReadAndValidateInResponseTo(XmlElement xml)',
  'itfoxtec-saml2':
    '   at ITfoxtec.Identity.Saml2.Saml2AuthnResponse.ValidateAssertionExpiration(XmlNode assertionElement)',
  'microsoft-identitymodel-saml':
    '   at Microsoft.IdentityModel.Tokens.Saml2.Saml2SecurityTokenHandler.ValidateConditions(Saml2SecurityToken samlToken)',
  'spring-security-saml2':
    '\tat org.springframework.security.saml2.provider.service.web.authentication.Saml2WebSsoAuthenticationFilter.attemptAuthentication',
  opensaml:
    '\tat org.opensaml.saml.saml2.assertion.SAML20AssertionValidator.validateBasicData(SAML20AssertionValidator.java:400)',
  simplesamlphp:
    '#2 /var/simplesamlphp/modules/saml/src/Controller/ServiceProvider.php:401 (SimpleSAML\\Module\\saml\\Message::processResponse)',
  'mod-auth-mellon': '[auth_mellon:error] [pid 1234] [client 192.0.2.7:51234]',
  'shibboleth-sp': 'WARN Shibboleth.SSO.SAML2 [4] [default]:',
  'elasticsearch-saml': '[DEBUG][o.e.x.s.a.s.SamlRealm ] [node-1] SAML response rejected',
  'keycloak-saml-broker': 'ERROR [org.keycloak.broker.saml.SAMLEndpoint] (executor-thread-3)',
  'aws-saml': '(Service: AWSSecurityTokenService; Status Code: 400; Error Code: InvalidIdentityToken)',
};
