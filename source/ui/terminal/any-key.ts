/** The next key, or nothing when the input ends. The terminal must not be reading keys for anybody else. */
export const anyKey = async (stdin: NodeJS.ReadStream): Promise<string> =>
	new Promise((resolve) => {
		const done = (key: Buffer | string = '') => {
			stdin.off('data', done);
			stdin.off('end', done);
			stdin.setRawMode(false);
			stdin.pause();
			resolve(key.toString());
		};
		stdin.setRawMode(true);
		stdin.on('data', done);
		stdin.on('end', done);
		stdin.resume();
	});
