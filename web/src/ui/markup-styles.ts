// Takes the styles out of a piece of HTML before it is parsed. A page whose policy forbids inline
// styles may still set them through the style interfaces; only the parser must not see them.
interface UnstyledMarkup {
  // Elements that had a style carry its index as data-styled.
  html: string;
  styles: string[];
  // The contents of <style> elements.
  sheets: string[];
}

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
// A whole tag, whose quoted values may hold any sign, ">" too.
const tag = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
const style = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;

export function withoutStyles(html: string): UnstyledMarkup {
  const styles: string[] = [];
  const sheets: string[] = [];
  const plain = html
    .replace(sheet, (_, text: string) => {
      sheets.push(text);
      return '';
    })
    .replace(tag, (found) =>
      found.replace(style, (_, double?: string, single?: string, bare?: string) => {
        styles.push(unescaped(double ?? single ?? bare ?? ''));
        return ` data-styled="${styles.length - 1}"`;
      }),
    );
  return { html: plain, styles, sheets };
}

function unescaped(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
