import type { ClientFirm } from '../api/types';

// How to reach the firm without this page: by telephone, else by e-mail.
export function ReachFirm({ firm }: { firm: ClientFirm | undefined }) {
  if (firm?.phone)
    return (
      <>
        call {firm.name} on{' '}
        <a href={`tel:${dialable(firm.phone)}`} className="sw-whole">
          {firm.phone}
        </a>
      </>
    );
  if (firm?.email)
    return (
      <>
        write to <a href={`mailto:${firm.email}`}>{firm.email}</a>
      </>
    );
  return <>reply to the e-mail that brought you here</>;
}

export const dialable = (phone: string) => phone.replace(/[^\d+]/g, '');
