import type { RunFile } from '../api/types';
import { IconLine } from '../ui/icon-line';
import { IconFileText, IconPaperclip } from '../ui/icons';

// A file with what it is for or when it came; its name downloads it.
export function FileLine({ file }: { file: RunFile }) {
  return (
    <IconLine
      icon={file.media_type === 'application/pdf' ? IconFileText : IconPaperclip}
      end={file.note}
    >
      <a href={file.url} download={file.name}>
        {file.name}
      </a>
    </IconLine>
  );
}
