import { describe, expect, it } from 'vitest';
import { withoutStyles } from './markup-styles';

describe('taking styles out of markup', () => {
  it('leaves a number where a style was', () => {
    expect(withoutStyles('<p style="color:red">a</p><p style=\'margin:0\'>b</p>')).toEqual({
      html: '<p data-styled="0">a</p><p data-styled="1">b</p>',
      styles: ['color:red', 'margin:0'],
      sheets: [],
    });
  });

  it('collects style sheets', () => {
    const markup = withoutStyles(
      '<head><style type="text/css">p > a { color: red }</style></head>',
    );
    expect(markup.html).toBe('<head></head>');
    expect(markup.sheets).toEqual(['p > a { color: red }']);
  });

  it('does not touch words that look like a style', () => {
    const text = '<p>Write style="bold" here, if 1 < 2 > 0</p>';
    expect(withoutStyles(text).html).toBe(text);
  });

  it('finds the end of a tag behind quoted signs', () => {
    const markup = withoutStyles('<a title="1 > 0" style="color:red">x</a>');
    expect(markup.html).toBe('<a title="1 > 0" data-styled="0">x</a>');
  });

  it('reads escaped quotes', () => {
    expect(withoutStyles('<p style="font-family:&quot;A&quot;">a</p>').styles).toEqual([
      'font-family:"A"',
    ]);
  });
});
