import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import controls from './controls.module.css';

const indigo: MantineColorsTuple = [
  '#eef0ff', '#e0e3ff', '#c7ccff', '#a5adff', '#818cf8', '#6670f0', '#4f46e5', '#4338ca', '#3730a3', '#2b2780',
];

const controlClasses = { input: controls.input, label: controls.label, description: controls.description, error: controls.error };
const floating = { dropdown: controls.floating, option: controls.item, options: controls.options };
const input = { classNames: controlClasses };
const pills = { classNames: { ...controlClasses, ...floating, inputField: controls.pillsInput } };
const choice = { classNames: { ...controlClasses, ...floating } };

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  colors: { indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'filled' }, classNames: { root: controls.button } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 }, classNames: { root: controls.icon } },
    TextInput: { defaultProps: { size: 'sm' }, ...input },
    PasswordInput: { defaultProps: { size: 'sm' }, ...input },
    NumberInput: { defaultProps: { size: 'sm', hideControls: true }, ...input },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 }, ...input },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right', withScrollArea: false, openOnFocus: false }, ...choice },
    MultiSelect: { defaultProps: { size: 'sm', withScrollArea: false, openOnFocus: false }, ...pills },
    TagsInput: { defaultProps: { size: 'sm', withScrollArea: false, openOnFocus: false }, ...pills },
    Autocomplete: { defaultProps: { size: 'sm', withScrollArea: false, openOnFocus: false }, ...choice },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { label: controls.checkLabel, description: controls.checkHint } },
    Switch: { defaultProps: { size: 'xs' }, classNames: { label: controls.checkLabel, description: controls.checkHint } },
    SegmentedControl: { defaultProps: { size: 'xs' }, classNames: { root: controls.segments, indicator: controls.segment, label: controls.segmentLabel } },
    Menu: {
      defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false, transitionProps: { duration: 100 } },
      classNames: { dropdown: controls.floating, item: controls.item, label: controls.menuLabel },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } }, classNames: { dropdown: controls.floating } },
    Modal: {
      defaultProps: { centered: false, padding: 16, yOffset: '10vh', transitionProps: { duration: 120, transition: 'fade' }, overlayProps: { backgroundOpacity: 0.35 } },
      classNames: { content: controls.modal, title: controls.modalTitle, header: controls.modalHeader },
    },
  },
});

/** Mantine's own variables, pointed at the tokens, so that no component needs a colour of its own. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--bad-text)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--border-strong)',
    '--mantine-shadow-md': 'var(--shadow)',
    '--mantine-shadow-xl': 'var(--shadow)',
  };
  return { variables: {}, light: shared, dark: shared };
};
