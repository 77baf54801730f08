import type { ClientForm, FormPart } from '../api/types';
import type { FormPlace } from '../paths';
import { askedParts, isAnswered, type Answers, type Files } from './answers';
import { fieldProblem } from './checks';

// The pages of a questionnaire: one per part that has something to ask, then the review.

export interface Place {
  // As it stands in the address: the part's place in the whole form, from 1.
  number: number;
  part: FormPart;
}

export interface Asked {
  loaded: ClientForm;
  answers: Answers;
  files: Files;
}

// With `only_missing`, just the questions that the firm asks again.
export function placesOf({ loaded, answers, files }: Asked, onlyMissing: boolean): Place[] {
  const wanted = onlyMissing ? loaded.only_missing : undefined;
  return askedParts(loaded.form, answers, files)
    .map((part, index) => ({
      number: index + 1,
      part: wanted
        ? { ...part, fields: part.fields.filter((field) => wanted.includes(field.key)) }
        : part,
    }))
    .filter((place) => place.part.fields.length > 0);
}

// Where somebody goes on: at the first thing that is missing, or at the review if nothing is.
export function resumeAt(places: Place[], { answers, files }: Asked): number | 'review' {
  const first = places[0];
  if (!first) return 'review';
  const isNew = places.every((place) =>
    place.part.fields.every((field) => !isAnswered(field, answers, files)),
  );
  if (isNew) return first.number;
  const open = places.find((place) =>
    place.part.fields.some((field) => fieldProblem(field, answers, files) !== undefined),
  );
  return open?.number ?? 'review';
}

// The page for an address: a part that is not asked (any more) gives way to the next that is.
export function placeAt(places: Place[], wanted: FormPlace, asked: Asked): number | 'review' {
  if (wanted === 'resume') return resumeAt(places, asked);
  if (wanted === 'review') return 'review';
  return places.find((place) => place.number >= wanted)?.number ?? 'review';
}
