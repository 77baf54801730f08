// The page's policy refuses plain strings wherever HTML is parsed ("trusted types"). Two ways remain:
// text without any markup, which the component kit sets as the content of its <style> elements, and
// the preview of a mail or a document, which is parsed here and shown in a frame without scripts.
interface Policy {
  createHTML: (text: string) => string;
}

interface Factory {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string | null }) => Policy;
}

function factory(): Factory | undefined {
  const found: unknown = Reflect.get(window, 'trustedTypes');
  return isFactory(found) ? found : undefined;
}

function isFactory(value: unknown): value is Factory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

// Called once, before anything is rendered.
export function allowPlainText() {
  factory()?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  });
}

let previews: Policy | undefined;

export function parsePreview(html: string): Document {
  previews ??= factory()?.createPolicy('stepwell-preview', {
    createHTML: (text) => text,
  });
  return new DOMParser().parseFromString(previews ? previews.createHTML(html) : html, 'text/html');
}
