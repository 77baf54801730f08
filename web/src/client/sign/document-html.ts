// The document comes from the server as HTML that the server has cleaned. Where the browser demands
// it (Trusted Types), this is the one place that says so.

interface TrustedHtmlPolicy {
  createHTML: (html: string) => string;
}

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy: (name: string, rules: TrustedHtmlPolicy) => TrustedHtmlPolicy;
    };
  }
}

let policy: TrustedHtmlPolicy | undefined;

export function documentHtml(html: string): string {
  policy ??= window.trustedTypes?.createPolicy('stepwell-document', { createHTML: (text) => text });
  return policy ? policy.createHTML(html) : html;
}

export const hasTitle = (html: string) => /<h1[\s>]/i.test(html);

const wordsPerMinute = 200;

export function readingMinutes(html: string): number {
  const words = html
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return Math.max(1, Math.round(words.length / wordsPerMinute));
}
