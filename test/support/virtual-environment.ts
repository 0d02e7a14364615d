import {execFile} from 'node:child_process';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {findCommand} from './find-command.ts';

const folder = fileURLToPath(new URL('../../.venv', import.meta.url));
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** Holds what was installed, and is written last: half an environment is made anew. */
const stamp = path.join(folder, 'installed.txt');
const found = {python: path.join(folder, 'bin', 'python'), moto: path.join(folder, 'bin', 'moto_server')};

const run = promisify(execFile);

const lastLine = (error: unknown) => {
	const {stderr = '', message = ''} = error as {stderr?: string; message?: string};
	return (stderr.trim() || message).split('\n').at(-1) ?? '';
};

/** Makes `.venv/` with moto and boto3 in it, once. Answers with its programs, or why it can't be had. */
export const virtualEnvironment = async (): Promise<typeof found | {reason: string}> => {
	const wanted = readFileSync(requirements, 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return found;
	const python = findCommand('python3', 'python');
	if (!python) return {reason: 'there is no Python 3.'};
	rmSync(folder, {recursive: true, force: true});
	try {
		await run(python, ['-m', 'venv', folder]);
		await run(found.python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
	} catch (error) {
		return {reason: `moto and boto3 could not be installed (${lastLine(error)}).`};
	}
	writeFileSync(stamp, wanted);
	return found;
};
