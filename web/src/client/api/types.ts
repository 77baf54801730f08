// Short names for the generated types of what a client link opens. The fields are the server's.
import type { components } from '../../api/generated/api';

type Schemas = components['schemas'];

export type ClientContract = Schemas['ClientContract'];
export type ClientFirm = Schemas['ClientFirm'];
export type ClientForm = Schemas['ClientForm'];
export type ClientHome = Schemas['ClientHome'];
export type ClientSigner = Schemas['ClientSigner'];
export type DoneStep = Schemas['DoneStep'];
export type Field = Schemas['FormField'];
export type FieldKind = Field['kind'];
export type Form = Schemas['Form'];
export type FormPart = Form['parts'][number];
export type KeyTerm = Schemas['KeyTerm'];
export type LadderMark = Schemas['ClientMark'];
export type LadderStep = Schemas['ClientTread'];
export type NowStep = Schemas['NeededStep'];
export type PointedError = Schemas['AnswerFault'];
export type SavedAnswers = Schemas['SavedAnswers'];
export type Signature = Schemas['Signature'];
export type Stroke = NonNullable<Signature['strokes']>[number];
export type UploadedFile = Schemas['ClientFile'];
