// Neither crosses a quote: the text may be a line of JSON, which has to stay one.
const urlCredentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'\\]+@/gi
const urlSecrets = /([?&](?:key|apikey|api_key|token|secret|password)=)[^&\s"'\\]+/gi

/** Takes credentials out of every URL in a text, so that no error or log line can carry one. */
export function redact(text: string): string {
  return text.replace(urlCredentials, '$1***@').replace(urlSecrets, '$1***')
}
