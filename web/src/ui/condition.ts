// Decides whether something is shown, by a JsonLogic condition over what has been answered so far.
// The server decides again when the answers arrive; this only keeps the page in step.
import jsonLogic from 'json-logic-js';

// Truth as JsonLogic sees it: an empty list is false, the word "0" is true.
export function isTrue(condition: unknown, data: unknown): boolean {
  if (condition === undefined || condition === null) return true;
  if (!isRule(condition)) return jsonLogic.truthy(condition);
  return Boolean(jsonLogic.truthy(jsonLogic.apply(condition, data)));
}

function isRule(value: unknown): value is Parameters<typeof jsonLogic.apply>[0] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The fields that a condition looks at, so that they can be named in words.
export function fieldsOf(condition: unknown): string[] {
  if (Array.isArray(condition)) return [...new Set(condition.flatMap(fieldsOf))];
  if (typeof condition !== 'object' || condition === null) return [];
  return [
    ...new Set(
      Object.entries(condition).flatMap(([operator, given]) => {
        if (operator !== 'var') return fieldsOf(given);
        const name: unknown = Array.isArray(given) ? given[0] : given;
        return typeof name === 'string' ? [name] : [];
      }),
    ),
  ];
}
