// The Chinese of choices and of the date picker, which the material renderers of JSONForms leave to the theme.

import { createTheme, ThemeProvider } from "@mui/material";
import { zhCN as controls } from "@mui/material/locale";
import { zhCN as dates } from "@mui/x-date-pickers/locales";
import "dayjs/locale/zh-cn";
import { createElement } from "react";

const theme = createTheme({ components: { MuiLocalizationProvider: { defaultProps: { adapterLocale: "zh-cn" } } } }, dates, controls);
export const Words = ({ children }) => createElement(ThemeProvider, { theme }, children);
