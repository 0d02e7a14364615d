import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {storageFailure} from './storage-failure.ts';

/**
 * Hands a text to `$VISUAL`, `$EDITOR` or vi and returns what was made of it. The editor draws on standard error:
 * standard output is for results. Throws kind `usage` when there is no such editor or it fails.
 */
export const editInEditor = async (text: string, env: Environment): Promise<string> => {
	const folder = temporaryFolder();
	const file = path.join(folder, 'preset.jsonc');
	// Ctrl-C goes to both: within an editor it is the editor's, and the text would be lost.
	const leaveToEditor = () => {};
	process.on('SIGINT', leaveToEditor);
	try {
		writeFileSync(file, text, {mode: 0o600});
		await run(env['VISUAL'] || env['EDITOR'] || 'vi', file);
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw storageFailure('write', file, error, otherTemporary);
	} finally {
		process.off('SIGINT', leaveToEditor);
		rmSync(folder, {recursive: true, force: true});
	}
};

const otherTemporary = 'set TMPDIR to a folder you can write to.';

const temporaryFolder = (): string => {
	try {
		return mkdtempSync(path.join(tmpdir(), 'daypass-'));
	} catch (error) {
		throw storageFailure('write', tmpdir(), error, otherTemporary);
	}
};

/** Through the shell, as everybody does: EDITOR may hold arguments. */
const run = (editor: string, file: string): Promise<void> =>
	new Promise((resolve, reject) => {
		const child =
			process.platform === 'win32'
				? spawn(`${editor} "${file}"`, {shell: true, stdio: [0, 2, 2]})
				: spawn('/bin/sh', ['-c', `${editor} "$1"`, editor, file], {stdio: [0, 2, 2]});
		child.on('error', () => reject(editorFailed()));
		child.on('close', (code) => (code === 0 ? resolve() : reject(editorFailed())));
	});

const editorFailed = () =>
	new Failure(
		'editor-failed',
		'The editor ended with an error; nothing was changed.',
		'Set EDITOR to one that works here.',
	);
