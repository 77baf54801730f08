import { useNetwork } from '@mantine/hooks';
import { Notice } from '../ui/notice';
import classes from './offline-notice.module.css';

export function OfflineNotice() {
  const { online } = useNetwork();
  if (online) return null;
  return (
    <div className={classes.place}>
      <Notice mark="paused" title="You are offline" alert>
        What you see is as it was. Changes are sent when the connection is back.
      </Notice>
    </div>
  );
}
