// A text editor with line numbers, undo, and marks at the lines that have faults. In a chunk of its
// own: only those who write pay for it.
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { createEditor, type EditorLanguage } from './code-editor-view';
import classes from './code-editor.module.css';

interface EditorMark {
  severity: 'error' | 'warning';
  // Counted from one.
  line: number;
  column: number;
  message: string;
}

interface Props {
  label: string;
  language: EditorLanguage;
  value: string;
  onChange: (text: string) => void;
  marks?: readonly EditorMark[];
  describedBy?: string;
}

const noMarks: readonly EditorMark[] = [];

export function CodeEditor({ label, language, value, onChange, marks = noMarks }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const changed = useRef(onChange);
  const start = useRef(value);

  // Outside system: the editor calls the newest listener.
  useEffect(() => {
    changed.current = onChange;
  });

  // Outside system: the editor's own document.
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const view = createEditor({
      parent,
      text: start.current,
      label,
      language,
      onChange: (text) => changed.current(text),
    });
    editor.current = view;
    return () => view.destroy();
  }, [label, language]);

  // Outside system: the editor's document, when the text was changed elsewhere.
  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);

  // Outside system: the editor's marks.
  useEffect(() => {
    const view = editor.current;
    if (!view) return;
    view.dispatch(
      setDiagnostics(
        view.state,
        marks.map((mark) => diagnostic(view.state, mark)),
      ),
    );
  }, [marks]);

  return <div ref={place} className={classes.editor} />;
}

function diagnostic(state: EditorState, mark: EditorMark): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(mark.line, 1), state.doc.lines));
  const from = Math.min(line.from + Math.max(mark.column - 1, 0), line.to);
  const word = state.wordAt(from);
  return {
    from,
    to: Math.max(word?.to ?? line.to, from),
    severity: mark.severity,
    message: mark.message,
  };
}
