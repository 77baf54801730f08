import { Icon } from '../../../ui/icon';
import { IconFile, IconUpload } from '../../../ui/icons';
import type { Field, UploadedFile } from '../../api/types';
import { countWords, sizeWords } from '../../words';
import { controlId, describedBy, labelId } from './field-ids';
import { Fault, Help, Question } from './field-parts';
import classes from '../form.module.css';
import type { Questionnaire } from '../saving/questionnaire';
import type { UploadView } from '../saving/uploads';

interface Props {
  field: Field;
  fault: string | undefined;
  files: readonly UploadedFile[];
  uploads: UploadView[];
  questionnaire: Questionnaire;
}

// What the server takes, told by its content. Here it only makes choosing easier.
const accepted = 'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.csv,.txt';

// One named slot for papers: from the device, or straight from the camera on a phone.
export function FileField({ field, fault, files, uploads, questionnaire }: Props) {
  const add = (input: HTMLInputElement) => {
    questionnaire.addFiles(field, [...(input.files ?? [])]);
    // So that the same file can be chosen again after it was removed.
    input.value = '';
  };
  return (
    <div
      className={classes.field}
      role="group"
      aria-labelledby={labelId(field)}
      aria-describedby={describedBy(field, fault)}
    >
      <p id={labelId(field)} className={classes.label}>
        <Question field={field} />
      </p>
      <Help field={field} />
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <Icon icon={IconFile} size={20} />
            <p className={classes.fileText}>
              <b>{file.name}</b>
              <span>{sizeWords(file.size)}</span>
            </p>
            <button
              type="button"
              className="sw-textlink"
              onClick={() => void questionnaire.removeFile(field, file)}
            >
              Remove<span className="sw-hidden"> {file.name}</span>
            </button>
          </li>
        ))}
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} questionnaire={questionnaire} />
        ))}
      </ul>
      <p role="status" className="sw-hidden">
        {files.length > 0 ? `${countWords(files.length, 'file', 'files')} added. ` : ''}
        {uploads.length > 0 ? `${countWords(uploads.length, 'file', 'files')} on the way.` : ''}
      </p>
      <div className={classes.pick}>
        <label className="sw-button">
          <Icon icon={IconUpload} size={18} />
          {files.length + uploads.length > 0 ? 'Add another file' : 'Choose a file'}
          <input
            id={controlId(field)}
            className="sw-hidden"
            type="file"
            multiple
            accept={accepted}
            aria-describedby={describedBy(field, fault)}
            onChange={(event) => add(event.currentTarget)}
          />
        </label>
        <label className={`sw-button ${classes.camera ?? ''}`}>
          Take a photo
          <input
            className="sw-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => add(event.currentTarget)}
          />
        </label>
      </div>
      <Fault field={field} words={fault} />
    </div>
  );
}

interface RowProps {
  upload: UploadView;
  questionnaire: Questionnaire;
}

function UploadRow({ upload, questionnaire }: RowProps) {
  const { id, name, state, sent, size, words } = upload;
  const isMoving = state === 'sending' || state === 'queued';
  return (
    <li className={classes.file} data-state={state}>
      <Icon icon={IconFile} size={20} />
      <div className={classes.fileText}>
        <b>{name}</b>
        {isMoving ? (
          <>
            <progress aria-label={`Sending ${name}`} value={sent} max={1} />
            <span>
              {Math.round(sent * 100)} % of {sizeWords(size)}
            </span>
          </>
        ) : (
          <span className="sw-fault">{words}</span>
        )}
      </div>
      {state === 'failed' ? (
        <button type="button" className="sw-textlink" onClick={() => questionnaire.retryUpload(id)}>
          Try again<span className="sw-hidden">: {name}</span>
        </button>
      ) : null}
      <button type="button" className="sw-textlink" onClick={() => questionnaire.removeUpload(id)}>
        {isMoving ? 'Stop' : 'Remove'}
        <span className="sw-hidden"> {name}</span>
      </button>
    </li>
  );
}
