import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {TestProject} from 'vitest/node';
import {skipFor} from '../support/missing.ts';
import {lines, type NodeLine, type OldLine, oldLines} from './versions.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The program file of each line; undefined where they can't be had. */
		nodes: Readonly<Record<NodeLine | OldLine, string>> | undefined;
	}
}

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../../.nodes', import.meta.url));
/** The package that npm's `node` installs for this machine. */
const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Installs one line into `.nodes/`, once, and answers with its program file. */
const install = async (line: NodeLine | OldLine): Promise<string> => {
	const prefix = path.join(folder, line);
	const file = path.join(prefix, 'node_modules', packageName, 'bin', 'node');
	if (!existsSync(file)) {
		const words = ['install', '--prefix', prefix, '--no-save', '--no-package-lock', '--loglevel=error'];
		await run('npm', [...words, `${packageName}@${line}`]);
	}
	return file;
};

export const setup = async (project: TestProject) => {
	try {
		const all = [...lines, ...oldLines];
		const files = await Promise.all(all.map(async (line) => [line, await install(line)] as const));
		project.provide('nodes', Object.fromEntries(files) as Record<NodeLine | OldLine, string>);
	} catch (error) {
		const {stderr = '', message} = error as Error & {stderr?: string};
		skipFor('nodes', `a Node.js could not be installed (${stderr.trim().split('\n')[0] || message}).`);
		project.provide('nodes', undefined);
	}
};
