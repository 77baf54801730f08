// The plain conditions that the editor can show as a sentence: one earlier answer is, or is not,
// something. Any other condition stays as it is and is shown as it is written.
interface PlainCondition {
  key: string;
  is: '==' | '!=';
  value: string;
}

export function plainCondition(condition: unknown): PlainCondition | undefined {
  if (typeof condition !== 'object' || condition === null) return undefined;
  const entries = Object.entries(condition);
  const [operator, given] = entries[0] ?? [];
  if (entries.length !== 1 || (operator !== '==' && operator !== '!=')) return undefined;
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [left, right]: unknown[] = given;
  if (typeof left !== 'object' || left === null || !('var' in left)) return undefined;
  if (typeof left.var !== 'string') return undefined;
  if (!['string', 'number', 'boolean'].includes(typeof right)) return undefined;
  return { key: left.var, is: operator, value: String(right) };
}

export function conditionFrom({ key, is, value }: PlainCondition): unknown {
  return { [is]: [{ var: key }, typed(value)] };
}

// "true" and "12" stand for what yes-or-no and number answers hold.
function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
}
