import {createContext} from 'react';
import {createTheme, type Theme} from './theme.ts';

export const ThemeContext = createContext<Theme>(createTheme({colorDepth: 4, unicode: true}));
