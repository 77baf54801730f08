// Shows HTML that others wrote (a mail, a contract) apart from the page: in a frame without
// scripts, on white. The page's policy forbids inline styles, so they are taken out before the
// nodes enter the frame and set again through the style interfaces, which the policy allows.
import { useEffect, useRef, useState } from 'react';
import classes from './html-frame.module.css';
import { withoutStyles } from './markup-styles';
import { parsePreview } from './trusted';

interface Props {
  // What the frame shows, for those who hear it.
  title: string;
  html: string;
  look?: 'mail' | 'letter';
}

const letterStyles = `
  body { font: 16px/1.6 'Source Serif 4 Variable', Georgia, serif; color: #1b2629;
         padding: 40px clamp(20px, 7vw, 56px); }
  h1 { font-size: 29px; line-height: 1.25; margin: 0 0 12px; }
  h2 { font-size: 18px; margin: 26px 0 6px; }
  h3 { font-size: 16px; margin: 20px 0 4px; }
  p, ul, ol { margin: 0 0 12px; }
  .key-terms { display: grid; grid-template-columns: max-content 1fr; gap: 6px 18px;
               margin: 0 0 28px; padding: 0 0 16px; border-bottom: 1px solid #e1dbd0;
               font: 14px/1.5 'Hanken Grotesk Variable', system-ui, sans-serif; }
  .key-terms dt { color: #5e696e; } .key-terms dd { margin: 0; font-weight: 620; }
  table { border-collapse: collapse; } td, th { border: 1px solid #e1dbd0; padding: 5px 10px; }
`;

const mailStyles = `body { font: 15px/1.55 system-ui, sans-serif; color: #1b2629; padding: 16px 20px; }`;

const commonStyles = `
  html { background: #fff; } body { margin: 0; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
`;

export function HtmlFrame({ title, html, look = 'mail' }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(160);

  // Outside system: the document inside the frame.
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    if (!inside) return;
    fill(inside, html, look);
    const measure = () => setHeight(Math.ceil(inside.documentElement.scrollHeight));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(inside.body);
    return () => watch.disconnect();
  }, [html, look]);

  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      height={height}
    />
  );
}

function fill(inside: Document, html: string, look: 'mail' | 'letter') {
  const markup = withoutStyles(html);
  const parsed = parsePreview(markup.html);
  for (const unwanted of parsed.querySelectorAll('script, style, link, meta, base')) {
    unwanted.remove();
  }
  for (const link of parsed.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener');
  }
  const body = inside.importNode(parsed.body, true);
  inside.documentElement.lang = 'en';
  inside.body.replaceWith(body);
  setStyles(body, markup.styles);
  for (const element of body.querySelectorAll<HTMLElement>('[data-styled]')) {
    setStyles(element, markup.styles);
  }
  const Sheet = inside.defaultView?.CSSStyleSheet;
  if (!Sheet) return;
  const own = look === 'letter' ? letterStyles : mailStyles;
  inside.adoptedStyleSheets = [fontFaces(), commonStyles, own, ...markup.sheets].map((text) => {
    const sheet = new Sheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

// The page's own typefaces, which a frame does not inherit.
function fontFaces(): string {
  return (
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSFontFaceRule)
      // The frame is filled once the faces are here; it need not do without a late one.
      .map((rule) => rule.cssText.replace('font-display: optional', 'font-display: swap'))
      .join('\n')
  );
}

function setStyles(element: HTMLElement, styles: readonly string[]) {
  const { styled } = element.dataset;
  if (styled !== undefined) element.style.cssText = styles[Number(styled)] ?? '';
}
