import { describe, expect, it } from 'vitest';
import { clientPaths, parseRoute, tokenOf } from './paths';

describe('parseRoute', () => {
  it.each([
    ['/c/tok', '', { page: 'home', entry: true }],
    ['/c/tok/', '', { page: 'home', entry: true }],
    ['/c/tok', '?home', { page: 'home', entry: false }],
    ['/c/tok', '?done=intake', { page: 'done', step: 'intake' }],
    ['/c/tok/form/intake', '', { page: 'form', step: 'intake', place: 'resume' }],
    ['/c/tok/form/intake', '?part=2', { page: 'form', step: 'intake', place: 2 }],
    ['/c/tok/form/intake', '?part=review', { page: 'form', step: 'intake', place: 'review' }],
    ['/c/tok/form/intake', '?part=-1', { page: 'form', step: 'intake', place: 'resume' }],
    ['/c/tok/contract/letter', '', { page: 'contract', step: 'letter' }],
    ['/c/tok/elsewhere/x', '', { page: 'home', entry: true }],
  ])('reads %s%s', (path, search, route) => {
    expect(parseRoute(path, search)).toEqual(route);
  });

  it('reads every path that clientPaths writes', () => {
    const paths = clientPaths('a b/c');
    const read = (url: string) => {
      const { pathname, search } = new URL(url, 'http://firm.example');
      return parseRoute(pathname, search);
    };
    expect(read(paths.home())).toEqual({ page: 'home', entry: false });
    expect(read(paths.done('x y'))).toEqual({ page: 'done', step: 'x y' });
    expect(read(paths.contract('x/y'))).toEqual({ page: 'contract', step: 'x/y' });
    expect(read(paths.form('x', 3))).toEqual({ page: 'form', step: 'x', place: 3 });
    expect(read(paths.form('x'))).toEqual({ page: 'form', step: 'x', place: 'resume' });
  });
});

it('the token is the second part of the path', () => {
  expect(tokenOf('/c/abc%2Fd/form/x')).toBe('abc/d');
  expect(tokenOf('/c')).toBe('');
  expect(tokenOf('/c/%zz')).toBe('%zz');
});
