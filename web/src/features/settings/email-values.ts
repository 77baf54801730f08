// The e-mail settings as a form holds them, and back.
import type { EmailSettings } from '../../api/types';
import type { EmailChange } from './queries';

export interface EmailValues extends Record<string, unknown> {
  mode: EmailSettings['mode'];
  host: string;
  port: number | '';
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
  from_name: string;
  from_address: string;
  reply_to: string;
}

export function emailValues(settings: EmailSettings): EmailValues {
  return {
    mode: settings.mode,
    host: settings.host ?? '',
    port: settings.port ?? 587,
    security: settings.security ?? 'starttls',
    user: settings.user ?? '',
    password: '',
    from_name: settings.from_name,
    from_address: settings.from_address,
    reply_to: settings.reply_to ?? '',
  };
}

// A password that was not typed is kept as it is.
export function emailChange(values: EmailValues): EmailChange {
  const { mode, host, port, security, user, password, from_name, from_address, reply_to } = values;
  return {
    mode,
    from_name: from_name.trim(),
    from_address: from_address.trim(),
    ...(reply_to.trim() ? { reply_to: reply_to.trim() } : {}),
    ...(host.trim() ? { host: host.trim(), security } : {}),
    ...(host.trim() && typeof port === 'number' ? { port } : {}),
    ...(user.trim() ? { user: user.trim() } : {}),
    ...(password ? { password } : {}),
  };
}
