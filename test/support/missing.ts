import process from 'node:process';

/**
 * For a suite whose means this machine doesn't have: a user's machine skips it with a word, CI has to have them.
 * @throws Error where `CI` is `true`
 */
export const skipFor = (suite: string, reason: string) => {
	const sentence = `The ${suite} suite can’t run here: ${reason}`;
	if (process.env['CI'] === 'true') throw new Error(sentence);
	process.stderr.write(`\n${sentence} Its tests are skipped.\n\n`);
};
