// A day as people type it, as YYYY-MM-DD. The day stands before the month, as in the rest of the app.
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function dayFrom(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  if (numbers) return day(numbers[3], numbers[2], numbers[1]);
  const words = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?\s+(\d{4})$/.exec(text);
  if (!words) return null;
  const month = months.indexOf(words[2] ?? '') + 1;
  return month > 0 ? day(words[3], String(month), words[1]) : null;
}

// Nothing for days that do not exist, such as 31 February.
function day(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}
