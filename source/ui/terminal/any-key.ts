/** Resolves at the next key, or when the input ends. The terminal must not be reading keys for anybody else. */
export const anyKey = async (stdin: NodeJS.ReadStream): Promise<void> =>
	new Promise((resolve) => {
		const done = () => {
			stdin.off('data', done);
			stdin.off('end', done);
			stdin.setRawMode(false);
			stdin.pause();
			resolve();
		};
		stdin.setRawMode(true);
		stdin.on('data', done);
		stdin.on('end', done);
		stdin.resume();
	});
