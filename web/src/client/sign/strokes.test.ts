import { describe, expect, it } from 'vitest';
import { isSignature, scaleToFit, unitStrokes } from './strokes';

const ink = (...strokes: [number, number][][]) =>
  strokes.map((points) => ({ points: points.map(([x, y]) => ({ x, y })) }));

describe('unitStrokes', () => {
  it('fills the signing box, which is three times as wide as high', () => {
    const strokes = unitStrokes(
      ink(
        [
          [100, 50],
          [400, 150],
        ],
        [[250, 50]],
      ),
    );
    expect(strokes).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
      [[0.5, 0]],
    ]);
  });

  it('keeps the shape of what is narrow', () => {
    expect(
      unitStrokes(
        ink([
          [0, 0],
          [30, 100],
        ]),
      ),
    ).toEqual([
      [
        [0, 0],
        [0.1, 1],
      ],
    ]);
  });

  it('puts what is flat on the line', () => {
    expect(
      unitStrokes(
        ink([
          [0, 70],
          [300, 80],
        ]),
      ),
    ).toEqual([
      [
        [0, 0.9],
        [1, 1],
      ],
    ]);
  });

  it('says the same wherever and however large it was drawn', () => {
    const small = unitStrokes(
      ink([
        [1, 1],
        [11, 6],
        [6, 3],
      ]),
    );
    const large = unitStrokes(
      ink([
        [200, 100],
        [300, 150],
        [250, 120],
      ]),
    );
    expect(small).toEqual(large);
  });

  it('leaves out empty strokes and takes a dot', () => {
    expect(unitStrokes(ink([], [[7, 9]]))).toEqual([[[0, 1]]]);
    expect(unitStrokes([])).toEqual([]);
  });
});

it('a stray dot is no signature', () => {
  expect(isSignature([])).toBe(false);
  expect(
    isSignature(
      ink([
        [50, 50],
        [52, 51],
      ]),
    ),
  ).toBe(false);
  expect(isSignature(ink([[50, 50]], [[90, 50]]))).toBe(true);
});

it('ink shrinks to a narrower pad and never grows', () => {
  const drawn = ink([
    [10, 20],
    [292, 80],
  ]);
  expect(scaleToFit(drawn, 800, 134)).toBe(1);
  expect(scaleToFit(drawn, 154, 134)).toBe(0.5);
  expect(scaleToFit([], 154, 134)).toBe(1);
});
