// Light, dark, or as the system says; remembered in this browser. The page's first script reads the
// same name before anything is painted.
import { localStorageColorSchemeManager } from '@mantine/core';

export const schemeManager = localStorageColorSchemeManager({ key: 'stepwell-theme' });
