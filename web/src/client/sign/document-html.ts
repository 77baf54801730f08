// The document comes from the server as HTML that the server has cleaned. Where the browser demands
// it (Trusted Types), this is the one place that says so.

interface DocumentPolicy {
  createHTML: (html: string) => string;
}

interface PolicyFactory {
  createPolicy: (name: string, rules: DocumentPolicy) => DocumentPolicy;
}

const isFactory = (found: unknown): found is PolicyFactory =>
  typeof found === 'object' && found !== null && 'createPolicy' in found;

let policy: DocumentPolicy | undefined;

export function documentHtml(html: string): string {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (!policy && isFactory(factory))
    policy = factory.createPolicy('stepwell-document', { createHTML: (text) => text });
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
