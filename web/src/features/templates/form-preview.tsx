import type { Field, Form } from '../../api/types';
import { FormSheet, SheetBox, SheetChoices, SheetPage, SheetQuestion } from '../../ui/form-sheet';

// A questionnaire as the client reads it, while it is written: each part is a page of its own.
export function FormPreview({ name, form }: { name: string; form: Form }) {
  const { parts, intro } = form;
  return (
    <FormSheet name={`Preview of ${name}`}>
      {parts.map((part, index) => (
        <SheetPage
          key={index}
          place={`Part ${index + 1} of ${parts.length}`}
          title={part.title}
          words={[index === 0 ? intro : undefined, part.help]}
        >
          {part.fields.map((field) => (
            <SheetQuestion
              key={field.key}
              label={field.label || 'Without a question yet'}
              note={noteOf(field)}
              help={field.help}
            >
              <Control field={field} />
            </SheetQuestion>
          ))}
        </SheetPage>
      ))}
    </FormSheet>
  );
}

function noteOf(field: Field): string {
  const notes = [
    field.required ? '' : 'optional',
    field.shown_when === undefined ? '' : 'shown only sometimes',
  ];
  return notes.filter(Boolean).join(', ');
}

function Control({ field }: { field: Field }) {
  const options = (field.options ?? []).map((option) => option.label);
  switch (field.kind) {
    case 'yes_no':
      return <SheetChoices labels={['Yes', 'No']} several={false} />;
    case 'one_of':
      return <SheetChoices labels={options} several={false} />;
    case 'several_of':
      return <SheetChoices labels={options} several />;
    case 'long_text':
      return <SheetBox look="lines" />;
    case 'short_text':
    case 'email':
      return <SheetBox look="line" />;
    case 'phone':
    case 'number':
    case 'money':
      return <SheetBox look="short" />;
    case 'date':
      return <SheetBox look="day" />;
    case 'file':
      return <SheetBox look="file" />;
  }
}
