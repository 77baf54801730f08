// The nonce that the server put into the page, for styles that libraries add while they run.
export function styleNonce(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLMetaElement ? (meta.nonce ?? '') : '';
}
