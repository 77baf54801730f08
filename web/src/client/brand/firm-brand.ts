import { firmShades } from './colour';

// Puts the firm's shades where client.css reads them: both themes at once, so that the page follows
// the reader's theme without a script.
export function applyFirmColour(colour: string) {
  const { light, dark } = firmShades(colour);
  const { style } = document.documentElement;
  for (const [theme, shades] of [['light', light] as const, ['dark', dark] as const]) {
    style.setProperty(`--firm-${theme}`, shades.text);
    style.setProperty(`--firm-fill-${theme}`, shades.fill);
    style.setProperty(`--firm-soft-${theme}`, shades.soft);
  }
}

// What stands in the round sign of a firm without a logo: `Alder & Wren` is `A/W`.
export function firmInitials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word) && word !== 'and');
  const letters = words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '');
  return letters.join(/\s(&|and|\+)\s/.test(name) ? '/' : '');
}
