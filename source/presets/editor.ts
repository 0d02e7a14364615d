import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {takeHandlers} from '../signal-handlers.ts';
import {ensureFolder} from './folder.ts';
import {shownPath, storageFailure} from './storage-failure.ts';

/** A text in an editor. It has a file of its own beside the presets: whatever ends the program, it is not lost. */
export type Draft = {
	/** What the editor made of a text. Throws kind `usage` when there is no such editor or it fails. */
	edit(text: string): Promise<string>;
	/** Forgets it: what was written is kept elsewhere, or was not wanted. */
	discard(): void;
	/** Leaves it where it is and says where, as a sentence; undefined, and forgotten, where nothing was written. */
	leave(): string | undefined;
};

/** Signals that would end the process while somebody writes, with the exit code a shell gives them. */
const endings = [
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const;

/** Milliseconds for an editor to save what it holds. */
const longestGoodbye = 2000;

/**
 * Opens a draft for the preset of that name. Throws kind `storage` where there is no room for it.
 * @param say Tells where the text is when a signal ends the process.
 */
export const openDraft = (
	folder: string,
	name: string,
	env: Environment,
	say: (sentence: string) => void,
): Draft => {
	const own = draftFolder(folder, name);
	const file = path.join(own, 'preset.jsonc');
	let given: string | undefined;
	let child: ChildProcess | undefined;
	const handlers = endings.map(([signal, code]) => {
		const end = async () => {
			await ended(child, signal);
			const where = leave();
			if (where !== undefined) say(where);
			process.exit(code);
		};
		process.once(signal, end);
		return [signal, end] as const;
	});
	const close = () => {
		for (const [signal, end] of handlers) process.off(signal, end);
	};
	const discard = () => {
		close();
		rmSync(own, {recursive: true, force: true});
	};
	const leave = (): string | undefined => {
		if (given !== undefined && isWritten(own, file, given)) {
			close();
			return `What you wrote is in ${shownPath(file)}.`;
		}
		discard();
		return undefined;
	};
	return {
		async edit(text) {
			given ??= text;
			try {
				writeFileSync(file, text, {mode: 0o600});
				await withoutInterrupt(() => {
					child = start(env['VISUAL'] || env['EDITOR'] || 'vi', file);
					return finished(child);
				});
				return readFileSync(file, 'utf8');
			} catch (error) {
				throw storageFailure('write', file, error);
			} finally {
				child = undefined;
			}
		},
		discard,
		leave,
	};
};

const draftFolder = (folder: string, name: string): string => {
	const beginning = path.join(folder, `edit-${name}-`);
	ensureFolder(folder);
	try {
		return mkdtempSync(beginning);
	} catch (error) {
		throw storageFailure('write', beginning, error);
	}
};

/** Whether the text is another one by now, or the editor has left something beside it, as it does when it is ended. */
const isWritten = (folder: string, file: string, given: string): boolean => {
	try {
		return readdirSync(folder).length > 1 || readFileSync(file, 'utf8') !== given;
	} catch {
		return false;
	}
};

/** Ctrl-C goes to both: within an editor it is the editor's, however often it is pressed. */
const withoutInterrupt = async (run: () => Promise<void>): Promise<void> => {
	const putBack = takeHandlers('SIGINT');
	const leaveToEditor = () => {};
	process.on('SIGINT', leaveToEditor);
	try {
		await run();
	} finally {
		process.off('SIGINT', leaveToEditor);
		putBack();
	}
};

/**
 * Through the shell, as everybody does: EDITOR may hold arguments, and variables before its name. The shell gives way
 * to a plain command, so that a signal reaches that; before any other it waits on Ctrl-C, which ends an older one at
 * once. The editor draws on standard error: standard output is for results.
 */
const start = (editor: string, file: string): ChildProcess => {
	if (process.platform === 'win32') return spawn(`${editor} "${file}"`, {shell: true, stdio: [0, 2, 2]});
	const isPlain = /^[\w./+-]+(?:\s+[\w./+=:,@-]+)*\s*$/.test(editor);
	const line = isPlain ? `exec ${editor} "$1"` : `trap : INT; ${editor} "$1"`;
	return spawn('/bin/sh', ['-c', line, editor, file], {stdio: [0, 2, 2]});
};

const finished = (child: ChildProcess): Promise<void> =>
	new Promise((resolve, reject) => {
		child.on('error', () => reject(editorFailed()));
		child.on('close', (code) => (code === 0 ? resolve() : reject(editorFailed())));
	});

/** Ends the editor as the process itself is ended, and waits a little for what it still writes. */
const ended = (child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> =>
	new Promise((resolve) => {
		if (child === undefined || child.exitCode !== null || !child.kill(signal)) {
			resolve();
			return;
		}
		setTimeout(resolve, longestGoodbye);
		child.once('close', () => resolve());
	});

const editorFailed = () =>
	new Failure(
		'editor-failed',
		'The editor ended with an error; nothing was changed.',
		'Set EDITOR to one that works here.',
	);
