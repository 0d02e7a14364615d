import {execFile} from 'node:child_process';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {findCommand} from './find-command.ts';

/** Each with what it installs; a virtual environment of its own where what another installs would not agree. */
const environments = {
	'.venv': 'test/support/requirements.txt',
	'.venv-ministack': 'test/ministack/requirements.txt',
} as const;

const run = promisify(execFile);

const lastLine = (error: unknown) => {
	const {stderr = '', message = ''} = error as {stderr?: string; message?: string};
	return (stderr.trim() || message).split('\n').at(-1) ?? '';
};

/** Makes a virtual environment, once. Answers with how its programs are found, or why it can't be had. */
export const virtualEnvironment = async (
	name: keyof typeof environments,
): Promise<((program: string) => string) | {reason: string}> => {
	const project = fileURLToPath(new URL('../..', import.meta.url));
	const folder = path.join(project, name);
	const requirements = path.join(project, environments[name]);
	const programIn = (program: string) => path.join(folder, 'bin', program);
	// Holds what was installed, and is written last: half an environment is made anew.
	const stamp = path.join(folder, 'installed.txt');
	const wanted = readFileSync(requirements, 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return programIn;
	const python = findCommand('python3', 'python');
	if (!python) return {reason: 'there is no Python 3.'};
	rmSync(folder, {recursive: true, force: true});
	try {
		await run(python, ['-m', 'venv', folder]);
		await run(programIn('python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
	} catch (error) {
		return {reason: `what ${environments[name]} names could not be installed (${lastLine(error)}).`};
	}
	writeFileSync(stamp, wanted);
	return programIn;
};
