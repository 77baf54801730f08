import { describe, expect, it } from 'vitest';
import { contrastOf, firmShades } from './colour';

const colours = [
  '#2A4A3C',
  '#FFD400',
  '#000000',
  '#FFFFFF',
  '#0000FF',
  '#FF0000',
  '#00FF00',
  '#FF69B4',
  '#808080',
  '#0E5A6B',
  '#7FFFD4',
  '#3B0B59',
];

describe('firmShades', () => {
  it.each(colours)('makes %s readable on every ground of the light theme', (colour) => {
    const { light } = firmShades(colour);
    for (const ground of ['#ffffff', '#f6f4ef', light.soft])
      expect(contrastOf(light.text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf('#ffffff', light.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf('#1b2629', light.soft)).toBeGreaterThanOrEqual(7);
  });

  it.each(colours)('makes %s readable on every ground of the dark theme', (colour) => {
    const { dark } = firmShades(colour);
    for (const ground of ['#13191b', '#1b2326', '#232c30', dark.soft])
      expect(contrastOf(dark.text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf('#ffffff', dark.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(dark.fill, '#1b2326')).toBeGreaterThanOrEqual(3);
    expect(contrastOf('#ece9e2', dark.soft)).toBeGreaterThanOrEqual(7);
  });

  it('keeps a colour that is good already', () => {
    expect(firmShades('#2A4A3C').light.fill).toBe('#2a4a3c');
  });

  it('darkens no further than it must', () => {
    const { text, soft } = firmShades('#FFD400').light;
    expect(Math.min(contrastOf(text, soft), contrastOf(text, '#f6f4ef'))).toBeLessThan(4.8);
  });

  it.each(['', 'green', '#12', '#12345g', 'url(x)'])('falls back for "%s"', (colour) => {
    expect(firmShades(colour)).toEqual(firmShades('#2A4A3C'));
  });
});
