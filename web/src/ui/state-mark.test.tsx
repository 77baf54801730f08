import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { markLabels, marks } from './marks';
import { StateMark } from './state-mark';

// The drawing alone: without class names and the name of the state, nothing carries a colour.
const silhouette = (mark: (typeof marks)[number]) =>
  renderToStaticMarkup(<StateMark mark={mark} />)
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(/ data-mark="[^"]*"/g, '');

describe('the state marks', () => {
  it('all differ when their colours are taken away', () => {
    expect(new Set(marks.map(silhouette)).size).toBe(marks.length);
  });

  it('have words that all differ', () => {
    expect(new Set(marks.map((mark) => markLabels[mark])).size).toBe(marks.length);
  });

  it('are silent beside their word and named without it', () => {
    expect(renderToStaticMarkup(<StateMark mark="held" />)).toContain('aria-hidden="true"');
    const named = renderToStaticMarkup(<StateMark mark="held" label="Held since Monday" />);
    expect(named).toContain('role="img"');
    expect(named).toContain('aria-label="Held since Monday"');
  });

  it('show a number only inside the ring of what has not begun', () => {
    expect(renderToStaticMarkup(<StateMark mark="upcoming" number={7} />)).toContain('>7</text>');
    expect(renderToStaticMarkup(<StateMark mark="done" number={7} />)).not.toContain('7</text>');
  });
});
