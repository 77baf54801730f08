// The component kit in our clothes: its colours are mapped onto the tokens once, here, and its
// controls are shaped in controls.module.css.
import {
  Checkbox,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Notification,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Tooltip,
  type CSSVariablesResolver,
} from '@mantine/core';
import classes from './controls.module.css';

// What opens stays inside the page's main part, where those who go by landmarks find it.
const inMain = { target: '#content' };

const pickers = {
  // The list itself scrolls, so that assistive technology knows it as one.
  withScrollArea: false,
  comboboxProps: {
    shadow: 'over',
    offset: 4,
    transitionProps: { duration: 100 },
    portalProps: inMain,
  },
};

export const theme = createTheme({
  fontFamily: 'var(--sw-sans)',
  fontFamilyMonospace: 'var(--sw-mono)',
  headings: { fontFamily: 'var(--sw-sans)', fontWeight: '620' },
  fontSizes: {
    xs: 'var(--sw-text-1)',
    sm: 'var(--sw-text-3)',
    md: 'var(--sw-text-3)',
    lg: 'var(--sw-text-4)',
    xl: 'var(--sw-text-5)',
  },
  black: '#1b2629',
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  shadows: { over: 'var(--sw-shadow-over)', md: 'var(--sw-shadow-over)' },
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    brand: [
      '#eef6f7',
      '#dfedef',
      '#b9dbe1',
      '#8cc5cf',
      '#6fc7d6',
      '#1f859d',
      '#19748a',
      '#0e5a6b',
      '#0a4653',
      '#12343c',
    ],
    // The kit's own greys, in the order that it expects, in our hues.
    gray: [
      '#f6f4ef',
      '#eeeae2',
      '#e1dbd0',
      '#d3ccbf',
      '#8a8475',
      '#8a8475',
      '#5e696e',
      '#48555a',
      '#2c383c',
      '#1b2629',
    ],
    dark: [
      '#ece9e2',
      '#b7c0c3',
      '#97a3a8',
      '#728086',
      '#2e393d',
      '#2a3438',
      '#232c30',
      '#1b2326',
      '#13191b',
      '#0f1416',
    ],
  },
  components: {
    Input: Input.extend({ classNames: { input: classes.input, section: classes.section } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      classNames: {
        label: classes.label,
        description: classes.description,
        error: classes.error,
        required: classes.required,
      },
    }),
    Select: Select.extend({
      defaultProps: {
        ...pickers,
        checkIconPosition: 'right',
        nothingFoundMessage: 'Nothing found',
      },
      classNames: {
        option: classes.option,
        options: classes.options,
        dropdown: classes.dropdown,
      },
    }),
    TagsInput: TagsInput.extend({
      defaultProps: pickers,
      classNames: { option: classes.option, dropdown: classes.dropdown },
    }),
    Checkbox: Checkbox.extend({
      classNames: { label: classes.choice, input: classes.tick, description: classes.description },
    }),
    Radio: Radio.extend({
      classNames: { label: classes.choice, radio: classes.tick, description: classes.description },
    }),
    Switch: Switch.extend({
      defaultProps: { size: 'md' },
      classNames: { label: classes.choice, track: classes.track, description: classes.description },
    }),
    SegmentedControl: SegmentedControl.extend({
      classNames: {
        root: classes.segments,
        label: classes.segment,
        indicator: classes.segmentChosen,
      },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'over',
        offset: 6,
        transitionProps: { duration: 100 },
        withInitialFocusPlaceholder: false,
        portalProps: inMain,
      },
      classNames: {
        dropdown: classes.menu,
        item: classes.menuItem,
        label: classes.menuLabel,
        divider: classes.menuLine,
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'over' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { events: { hover: true, focus: true, touch: true }, openDelay: 300 },
      classNames: { tooltip: classes.tooltip },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { color: 'transparent', backgroundOpacity: 1, className: classes.veil },
        transitionProps: { duration: 140, transition: 'pop' },
      },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        overlayProps: { color: 'transparent', backgroundOpacity: 1, className: classes.veil },
        transitionProps: { duration: 160 },
      },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      classNames: {
        root: classes.toast,
        title: classes.toastTitle,
        description: classes.toastWords,
      },
    }),
  },
});

const mapped = {
  '--mantine-color-body': 'var(--sw-bg)',
  '--mantine-color-text': 'var(--sw-ink)',
  '--mantine-color-bright': 'var(--sw-ink)',
  '--mantine-color-error': 'var(--sw-held)',
  '--mantine-color-success': 'var(--sw-done)',
  '--mantine-color-placeholder': 'var(--sw-ink3)',
  '--mantine-color-anchor': 'var(--sw-brand)',
  '--mantine-color-default': 'var(--sw-surface)',
  '--mantine-color-default-hover': 'var(--sw-sunken)',
  '--mantine-color-default-color': 'var(--sw-ink)',
  '--mantine-color-default-border': 'var(--sw-line-strong)',
  '--mantine-color-dimmed': 'var(--sw-ink3)',
  '--mantine-color-disabled': 'var(--sw-sunken)',
  '--mantine-color-disabled-color': 'var(--sw-ink3)',
  '--mantine-color-disabled-border': 'var(--sw-line)',
  '--mantine-primary-color-filled': 'var(--sw-brand-fill)',
  '--mantine-primary-color-filled-hover': 'var(--sw-brand-hover)',
  '--mantine-primary-color-light': 'var(--sw-brand-soft)',
  '--mantine-primary-color-light-color': 'var(--sw-brand)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: mapped,
  dark: mapped,
});
