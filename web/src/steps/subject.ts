// The run step that buttons and dialogs are about.
export interface StepSubject {
  run: string;
  // Absent when the whole run is meant.
  step?: string | undefined;
  // The step's name, for the titles of dialogs.
  name: string;
  task?: string | undefined;
  contract?: string | undefined;
}
