// C0 and C1 controls, line and paragraph separators, the marks that reorder text, the byte order mark: none belongs in
// a name or a note, and each can make a terminal show something that is not there. Zero-width joiners stay: emoji.
const unprintable = '\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufeff';

/** The whole of a text that may be kept, as a JSON Schema `pattern`. */
export const plainTextPattern = `^[^${unprintable}]*$`;
