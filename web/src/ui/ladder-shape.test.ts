import { describe, expect, it } from 'vitest';
import { ladderSentence, treads, type Tread } from './ladder-shape';

const steps = (...marks: Tread['mark'][]): Tread[] =>
  marks.map((mark, index) => ({ name: `step ${index + 1}`, mark }));

describe('the ladder', () => {
  it('goes down to the right, one tread per step', () => {
    const shape = treads(steps('done', 'done', 'waiting', 'upcoming'), 'small');
    expect(shape.treads).toHaveLength(4);
    for (const [index, tread] of shape.treads.entries()) {
      const before = shape.treads[index - 1];
      if (!before) continue;
      expect(tread.x).toBeGreaterThan(before.x);
      expect(tread.y).toBeGreaterThan(before.y);
    }
  });

  it('draws done solid, open tall, to come as an outline and left out dashed', () => {
    const shape = treads(steps('done', 'held', 'upcoming', 'skipped'), 'large');
    expect(shape.treads.map((tread) => tread.look)).toEqual(['solid', 'tall', 'outline', 'dashed']);
    const [solid, tall] = shape.treads;
    expect(tall?.height).toBeGreaterThan(solid?.height ?? 0);
  });

  it('keeps within its width however many steps there are', () => {
    const shape = treads(steps(...Array.from({ length: 40 }, () => 'upcoming' as const)), 'small');
    expect(shape.width).toBeLessThanOrEqual(140);
    expect(shape.height).toBeLessThanOrEqual(36);
    expect(Math.min(...shape.treads.map((tread) => tread.width))).toBeGreaterThan(0);
  });

  it('of very many steps lets only the open ones stand out', () => {
    const many = [...steps('done', 'waiting'), ...steps(...Array(38).fill('blocked'))];
    const looks = new Set(treads(many, 'small').treads.map((tread) => tread.look));
    expect(looks).toEqual(new Set(['solid', 'tall', 'faint']));
  });

  it('stands for a run without steps, too', () => {
    expect(treads([], 'small').treads).toEqual([]);
  });

  it('says in words what it shows', () => {
    expect(ladderSentence(steps('done', 'skipped', 'waiting', 'upcoming'))).toBe(
      '2 of 4 done; step 3, step 3: Waiting',
    );
    expect(ladderSentence(steps('done', 'done'))).toBe('2 of 2 done');
  });
});
