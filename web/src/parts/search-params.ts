// Reads what a page's URL may hold. What it does not know it drops, so that an old or mistyped link
// still opens the page.
export type Given = Record<string, unknown>;

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const flag = (value: unknown): true | undefined => (value === true ? true : undefined);

export const oneOf =
  <Word extends string>(...words: readonly Word[]) =>
  (value: unknown): Word | undefined =>
    words.find((word) => word === value);
