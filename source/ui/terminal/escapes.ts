/** DEC private modes: the alternate screen buffer and the cursor (DECTCEM; "xterm control sequences"). */
export const enterAlternate = '\u001B[?1049h';
export const leaveAlternate = '\u001B[?1049l';
export const showCursor = '\u001B[?25h';
export const hideCursor = '\u001B[?25l';

/** Cursor home and everything erased (CUP, ED). */
export const wiped = '\u001B[H\u001B[2J';
