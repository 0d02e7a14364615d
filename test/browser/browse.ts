import {execFile} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {cleanEnvironment, createHome} from '../support/program.ts';

const run = promisify(execFile);

/** A browser that asks nobody but this machine. */
const flags = [
	'--headless',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Opens an address in a new profile, and answers with the page as it is once its scripts have run. */
export const browse = async (browser: string, address: string): Promise<string> => {
	const home = createHome();
	// Chromium's sandbox refuses to work for root, which is who a container's processes often are.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const profile = `--user-data-dir=${path.join(home.folder, 'profile')}`;
	try {
		const {stdout} = await run(browser, [...flags, ...asRoot, profile, '--dump-dom', address], {
			env: {...cleanEnvironment(home.folder), TMPDIR: home.folder},
			timeout: 45_000,
			killSignal: 'SIGKILL',
			maxBuffer: 8 * 1024 * 1024,
		});
		return stdout;
	} finally {
		home.remove();
	}
};
