// The shapes of the client API, named as in the server. They stand here until openapi.json is
// generated; then each line becomes an import from api/generated.

export type LadderMark = 'done' | 'now' | 'later' | 'skipped';

export interface LadderStep {
  step: string;
  name: string;
  mark: LadderMark;
  note: string;
}

export interface ClientFirm {
  name: string;
  tagline?: string;
  colour: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface FileLink {
  name: string;
  url: string;
  size?: number;
}

export interface NowStep {
  step: string;
  kind: 'form' | 'contract';
  title: string;
  text: string;
}

export interface DoneStep {
  step: string;
  title: string;
  at: string;
  file?: FileLink;
}

export interface ClientHome {
  firm: ClientFirm;
  contact: { name: string; company?: string };
  link: { opens: 'home' | 'form' | 'contract'; step?: string; read_only: boolean };
  title: string;
  ladder: LadderStep[];
  now: NowStep[];
  done: DoneStep[];
  next: string;
  minutes_left?: number;
}

export type FieldKind =
  | 'short_text'
  | 'long_text'
  | 'email'
  | 'phone'
  | 'number'
  | 'money'
  | 'date'
  | 'yes_no'
  | 'one_of'
  | 'several_of'
  | 'file';

export interface Field {
  key: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  help?: string;
  options?: { value: string; label: string }[];
  min?: number;
  max?: number;
  max_length?: number;
  shown_when?: unknown;
  fills?: string;
}

export interface FormPart {
  title: string;
  help?: string;
  fields: Field[];
}

export interface Form {
  intro?: string;
  parts: FormPart[];
}

export interface UploadedFile {
  id: string;
  name: string;
  size: number;
}

export interface ClientForm {
  title: string;
  form: Form;
  answers: Record<string, unknown>;
  files: Record<string, UploadedFile[]>;
  submitted_at?: string;
  number: number;
  count: number;
  only_missing?: string[];
}

export interface PointedError {
  pointer: string;
  detail: string;
}

export interface SavedAnswers {
  saved_at: string;
  errors: PointedError[];
}

export interface KeyTerm {
  label: string;
  value: string;
}

export interface ClientSigner {
  name: string;
  state: 'waiting' | 'next' | 'signed' | 'declined';
  at?: string;
}

export interface ClientContract {
  title: string;
  html: string;
  text_hash: string;
  key_terms: KeyTerm[];
  consent_text: string;
  signer: { name: string; email?: string };
  signers: ClientSigner[];
  turn: 'yours' | 'earlier' | 'signed' | 'declined' | 'void';
  waiting_for?: string;
  pdf?: FileLink;
  number: number;
  count: number;
}

export type Stroke = [number, number][];

export interface Signature {
  full_name: string;
  consent: true;
  text_hash: string;
  typed?: string;
  strokes?: Stroke[];
}
