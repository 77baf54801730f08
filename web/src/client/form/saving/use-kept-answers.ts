import { useEffect } from 'react';
import type { Questionnaire } from './questionnaire';

// Ties a questionnaire to the browser: it is fetched when its page opens, saves when the page goes
// out of sight or away, goes on when the line is back, and warns before unsaved answers are left.
export function useKeptAnswers(questionnaire: Questionnaire) {
  useEffect(() => {
    void questionnaire.load();

    const hide = () => {
      if (document.visibilityState === 'hidden') void questionnaire.saveNow();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (questionnaire.hasUnsaved()) event.preventDefault();
    };
    window.addEventListener('online', questionnaire.goOn);
    window.addEventListener('pagehide', questionnaire.leave);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', questionnaire.goOn);
      window.removeEventListener('pagehide', questionnaire.leave);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      void questionnaire.saveNow();
    };
  }, [questionnaire]);
}
