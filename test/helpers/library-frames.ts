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
};
