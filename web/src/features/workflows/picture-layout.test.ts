import { describe, expect, it } from 'vitest';
import { cardSize, layOut, linePath, startStep, type PictureStep } from './picture-layout';

const step = (name: string, ...after: (string | [string, string])[]): PictureStep => ({
  step: name,
  after: after.map((link) =>
    typeof link === 'string' ? { step: link } : { step: link[0], outcome: link[1] },
  ),
});

const placeOf = (steps: PictureStep[]) => {
  const picture = layOut(steps);
  return (name: string) => {
    const card = picture.cards.find((one) => one.step === name);
    if (!card) throw new Error(`no card ${name}`);
    return card;
  };
};

const overlaps = (steps: PictureStep[]) => {
  const { cards } = layOut(steps);
  return cards.flatMap((one, index) =>
    cards
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) < cardSize.width && Math.abs(one.y - other.y) < cardSize.height,
      )
      .map((other) => `${one.step}/${other.step}`),
  );
};

const branch = [
  step('welcome'),
  step('vat', 'welcome'),
  step('details', ['vat', 'yes']),
  step('check', ['vat', 'no'], 'details'),
  step('letter', 'check'),
];

describe('the picture of a workflow', () => {
  it('stands a chain under one another, below its start', () => {
    const place = placeOf([step('a'), step('b', 'a'), step('c', 'b')]);
    expect(new Set(['a', 'b', 'c'].map((name) => place(name).x)).size).toBe(1);
    expect(place(startStep).y).toBeLessThan(place('a').y);
    expect(place('a').y).toBeLessThan(place('b').y);
    expect(place('b').y).toBeLessThan(place('c').y);
  });

  it('keeps the main path straight and puts a branch to the right', () => {
    const place = placeOf(branch);
    const main = place('vat').x;
    expect(place('check').x).toBe(main);
    expect(place('letter').x).toBe(main);
    expect(place('details').x).toBeGreaterThan(main);
  });

  it('lets no line run under a card', () => {
    const picture = layOut(branch);
    const details = picture.cards.find((card) => card.step === 'details');
    const skipping = picture.links.find((link) => link.from === 'vat' && link.to === 'check');
    expect(skipping?.points).toHaveLength(3);
    for (const point of skipping?.points ?? []) {
      expect(point.x).toBeLessThan(details?.x ?? 0);
    }
  });

  it('draws no line that another way already tells', () => {
    const picture = layOut([step('a'), step('b', 'a'), step('c', 'a', 'b')]);
    expect(picture.links.map((link) => `${link.from}>${link.to}`)).toEqual([
      `${startStep}>a`,
      'a>b',
      'b>c',
    ]);
  });

  it('takes the longest way for the main one', () => {
    const place = placeOf([
      step('fit'),
      step('no', ['fit', 'declined']),
      step('yes', ['fit', 'approved']),
      step('next', 'yes'),
      step('last', 'next'),
    ]);
    expect(place('last').x).toBe(place('fit').x);
    expect(place('no').x).toBeGreaterThan(place('yes').x);
  });

  it('draws the way around a step that only follows when another expires', () => {
    const steps = [step('ask'), step('ring', ['ask', 'expired']), step('work', 'ask', 'ring')];
    const place = placeOf(steps);
    expect(layOut(steps).links).toHaveLength(4);
    expect(place('work').x).toBe(place('ask').x);
    expect(place('ring').x).toBeGreaterThan(place('ask').x);
  });

  it('stands parallel steps beside one another', () => {
    const place = placeOf([step('a'), step('b', 'a'), step('c', 'a'), step('d', 'b', 'c')]);
    expect(place('b').y).toBe(place('c').y);
    expect(place('c').x).toBeGreaterThan(place('b').x);
    expect(place('d').x).toBe(place('b').x);
  });

  it('never lays one card over another', () => {
    expect(overlaps(branch)).toEqual([]);
    expect(
      overlaps([
        step('a'),
        step('b', 'a'),
        step('c', 'a'),
        step('d', 'a'),
        step('e', ['b', 'x']),
        step('f', ['b', 'y'], 'c'),
        step('g', 'e', 'f', 'd'),
        step('h', ['a', 'z'], 'g'),
      ]),
    ).toEqual([]);
  });

  it('ignores links to steps that are not there', () => {
    expect(layOut([step('a', 'gone')]).links).toHaveLength(1);
  });

  it('lies within its own bounds', () => {
    const picture = layOut(branch);
    for (const card of picture.cards) {
      expect(card.x).toBeGreaterThanOrEqual(0);
      expect(card.x + cardSize.width).toBeLessThanOrEqual(picture.width);
      expect(card.y + cardSize.height).toBeLessThanOrEqual(picture.height);
    }
  });
});

describe('the line of a link', () => {
  it('is straight down, or turns in the gap with rounded corners', () => {
    expect(
      linePath([
        { x: 5, y: 0 },
        { x: 5, y: 36 },
      ]),
    ).toBe('M5 0V36');
    expect(
      linePath([
        { x: 0, y: 0 },
        { x: 100, y: 36 },
      ]),
    ).toMatch(/^M0 0V\d+Q.*H\d+Q.*V36$/);
  });
});
