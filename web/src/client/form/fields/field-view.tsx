import type { Field } from '../../api/types';
import { ChoiceField } from './choice-field';
import { FileField } from './file-field';
import type { Questionnaire, QuestionnaireView } from '../saving/questionnaire';
import { TextField } from './text-field';

interface Props {
  field: Field;
  questionnaire: Questionnaire;
  view: QuestionnaireView;
  fault: string | undefined;
  // The reader has moved on from the field.
  onLeave: () => void;
}

export function FieldView({ field, questionnaire, view, fault, onLeave }: Props) {
  const shared = {
    field,
    fault,
    answer: view.answers[field.key],
    onAnswer: questionnaire.answer,
    onLeave,
  };
  switch (field.kind) {
    case 'yes_no':
    case 'one_of':
    case 'several_of':
      return <ChoiceField {...shared} />;
    case 'file':
      return (
        <FileField
          field={field}
          fault={fault}
          files={view.files[field.key] ?? []}
          uploads={view.uploads.filter((upload) => upload.field === field.key)}
          questionnaire={questionnaire}
        />
      );
    default:
      return <TextField {...shared} />;
  }
}
