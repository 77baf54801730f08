// The firm's colour, made fit for reading. A firm may choose any colour; what stands on the page is
// darkened or lightened just so far that every pair of text and ground reaches 4.5:1.

type Rgb = [number, number, number];
type Way = 'darker' | 'lighter';

interface Hsl {
  // In degrees; the others from 0 to 1.
  hue: number;
  saturation: number;
  lightness: number;
}

interface FirmShades {
  // Text and marks on the page, on cards and on `soft`.
  text: string;
  // Buttons: white text stands on it, and it stands out from the page.
  fill: string;
  // The tint behind what is chosen; the page's own ink stands on it.
  soft: string;
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];
const fallback: Rgb = [42, 74, 60];

// The grounds of ui/tokens.css on which the firm's colour stands: page, surface and raised.
const lightGrounds: Rgb[] = [white, [246, 244, 239]];
const darkGrounds: Rgb[] = [
  [19, 25, 27],
  [27, 35, 38],
  [35, 44, 48],
];
const darkSurface: Rgb = [27, 35, 38];

const textRatio = 4.5;
const shapeRatio = 3;

export function firmShades(colour: string): { light: FirmShades; dark: FirmShades } {
  const firm = toHsl(parseHex(colour) ?? fallback);
  const lightSoft = tint(firm, { saturation: 0.34, lightness: 0.915 });
  const darkSoft = tint(firm, { saturation: 0.34, lightness: 0.155 });
  const readable = shade(firm, 'darker', reads([...lightGrounds, lightSoft]));
  return {
    light: { text: hex(readable), fill: hex(readable), soft: hex(lightSoft) },
    dark: {
      text: hex(shade(firm, 'lighter', reads([...darkGrounds, darkSoft]))),
      fill: hex(darkFill(firm)),
      soft: hex(darkSoft),
    },
  };
}

// Dark enough for white text, light enough to be seen on the dark page.
function darkFill(firm: Hsl): Rgb {
  const calm = toHsl(shade(firm, 'darker', reads([white])));
  return shade(calm, 'lighter', (colour) => contrast(colour, darkSurface) >= shapeRatio);
}

const reads = (grounds: Rgb[]) => (colour: Rgb) =>
  grounds.every((ground) => contrast(colour, ground) >= textRatio);

// The nearest lightness of the same hue that is good enough.
function shade({ hue, saturation, lightness }: Hsl, way: Way, isGood: (rgb: Rgb) => boolean): Rgb {
  const step = way === 'darker' ? -0.005 : 0.005;
  for (let light = lightness; light >= 0 && light <= 1; light += step) {
    const colour = toRgb({ hue, saturation, lightness: light });
    if (isGood(colour)) return colour;
  }
  return way === 'darker' ? black : white;
}

function tint({ hue, saturation }: Hsl, most: { saturation: number; lightness: number }): Rgb {
  const calm = Math.min(saturation, most.saturation);
  return toRgb({ hue, saturation: calm, lightness: most.lightness });
}

function toHsl([red, green, blue]: Rgb): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  const lightness = most - spread / 2;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const turn =
    most === r ? (g - b) / spread : most === g ? 2 + (b - r) / spread : 4 + (r - g) / spread;
  return { hue: turn * 60, saturation: spread / (1 - Math.abs(2 * lightness - 1)), lightness };
}

function toRgb({ hue, saturation, lightness }: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const turn = (((offset + hue / 30) % 12) + 12) % 12;
    const share = lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(share * 255);
  };
  return [channel(0), channel(8), channel(4)];
}

export function contrastOf(one: string, other: string): number {
  return contrast(parseHex(one) ?? black, parseHex(other) ?? black);
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parseHex(colour: string): Rgb | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (!match) return undefined;
  const channel = (index: number) => Number.parseInt(match[index] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}

function hex(colour: Rgb): string {
  return '#' + colour.map((channel) => channel.toString(16).padStart(2, '0')).join('');
}
