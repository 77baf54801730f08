import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { styleNonce } from '../ui/nonce';

export type EditorLanguage = 'yaml' | 'merge';

interface Options {
  parent: HTMLElement;
  text: string;
  label: string;
  language: EditorLanguage;
  onChange: (text: string) => void;
}

export function createEditor({ parent, text, label, language, onChange }: Options): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(styleNonce()),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        mergeFields,
        looks,
        ...languages[language],
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--sw-brand)' },
  { tag: [tags.string, tags.content], color: 'var(--sw-ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--sw-waiting)' },
  { tag: tags.comment, color: 'var(--sw-ink3)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.brace], color: 'var(--sw-ink3)' },
]);

const languages: Record<EditorLanguage, Extension[]> = {
  yaml: [lineNumbers(), lintGutter(), yaml(), syntaxHighlighting(colours)],
  merge: [lintGutter()],
};

// {{contact.first_name}} stands out, so that a slip in it does, too.
const field = new MatchDecorator({
  regexp: /\{\{[^{}\n]*\}\}/g,
  decoration: Decoration.mark({ class: 'cm-merge-field' }),
});

const mergeFields = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = field.createDeco(view);
    }

    update(update: ViewUpdate) {
      this.decorations = field.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const looks = EditorView.theme({
  '&': { fontSize: '13.5px', backgroundColor: 'var(--sw-surface)', color: 'var(--sw-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--sw-mono)', lineHeight: '1.6', minHeight: '320px' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--sw-ink)' },
  '.cm-line': { padding: '0 14px' },
  '.cm-gutters': {
    backgroundColor: 'var(--sw-surface)',
    color: 'var(--sw-ink3)',
    border: 'none',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sw-brand) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--sw-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--sw-brand-soft)',
  },
  '.cm-selectionBackground': { backgroundColor: 'var(--sw-brand-soft)' },
  '.cm-merge-field': {
    padding: '1px 3px',
    borderRadius: '4px',
    backgroundColor: 'var(--sw-brand-soft)',
    color: 'var(--sw-brand)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--sw-line)',
    borderRadius: '8px',
    backgroundColor: 'var(--sw-raised)',
    color: 'var(--sw-ink)',
    fontFamily: 'var(--sw-sans)',
  },
  '.cm-gutter-lint': { width: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '5px 2px' },
  '.cm-lint-marker': { width: '12px', height: '12px', content: '""' },
  '.cm-lint-marker-error': {
    content: '""',
    backgroundColor: 'var(--sw-held)',
    clipPath: 'polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%)',
  },
  '.cm-lint-marker-warning': {
    content: '""',
    backgroundColor: 'var(--sw-due)',
    clipPath: 'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--sw-held)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--sw-due)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--sw-held) 1px',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--sw-due) 1px',
    textUnderlineOffset: '4px',
  },
});
