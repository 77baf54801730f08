// Templates as several pages show them.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { TemplateKind } from './types';

export const templatesQuery = (kind?: TemplateKind) =>
  queryOptions({
    queryKey: keys.templates(kind),
    queryFn: () => body(api.GET('/templates', { params: { query: kind ? { kind } : {} } })),
  });
