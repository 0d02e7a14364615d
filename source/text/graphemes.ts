let segmenter: Intl.Segmenter | undefined;

/**
 * Takes a text apart into what a person calls its characters. What does it is made when the first text is: it takes V8
 * ten milliseconds.
 */
export const graphemes: Pick<Intl.Segmenter, 'segment'> = {
	segment(text) {
		segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
		return segmenter.segment(text);
	},
};
