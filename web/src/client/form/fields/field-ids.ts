import type { Field } from '../../api/types';

// The names by which a field's control, help and fault refer to one another in the page.
export const controlId = (field: Field) => `field-${field.key}`;
export const labelId = (field: Field) => `${controlId(field)}-label`;
export const helpId = (field: Field) => `${controlId(field)}-help`;
export const faultId = (field: Field) => `${controlId(field)}-fault`;

export function describedBy(field: Field, fault: string | undefined): string | undefined {
  const ids = [field.help ? helpId(field) : '', fault ? faultId(field) : ''];
  return ids.filter((id) => id !== '').join(' ') || undefined;
}
