#!/usr/bin/env node
// Parsed by whatever Node there is, so it imports nothing at once and says nothing in newer words: what it loads would
// end an older Node in a SyntaxError.
const oldest = [20, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
	// The one script that is not kept compiled: it loads the others.
	import('./source/code-cache.ts')
		.then(({offerScripts}) => {
			offerScripts(process.env);
			return import('./source/commands/start.ts');
		})
		.then(({start}) => start());
} else {
	const message = `daypass needs Node.js ${oldest.join('.')} or newer, and this is ${process.versions.node}.`;
	const hint =
		'AWS CloudShell comes with Node 20 (/usr/bin/node); with nvm it is `nvm install 22`; `sudo apt-get install nodejs` does where the system is new enough (Debian 13).';
	const failure = {error: {code: 'node-too-old', message, hint}};
	process.stderr.write(
		process.argv.indexOf('--json') === -1 ? `${message} ${hint}\n` : `${JSON.stringify(failure)}\n`,
	);
	process.exitCode = 1;
}
