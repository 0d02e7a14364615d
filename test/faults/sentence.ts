import {expect} from 'vitest';

/** A failure as somebody reads it: the code expected, a sentence, and what to do next; nothing raw in either. */
export const expectSentence = (failure: {code: string; message: string; hint: string}, code: string) => {
	expect(failure).toMatchObject({
		code,
		message: expect.stringMatching(/^[A-Z].*\.$/),
		hint: expect.stringMatching(/^[A-Z].*\.$/),
	});
	expect(`${failure.message}${failure.hint}`).not.toMatch(/undefined|\[object|<|[\u0000-\u001f]/);
};
