/**
 * Loads what is mutated before any test begins. A file that a test loads itself, as most commands are, would have its
 * tables counted as run by that one test, which says nothing of them.
 */
import {readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import rooms from './mutation-rooms.json' with {type: 'json'};

for (const room of process.env['MUTATED_ROOM']?.split(',') ?? []) {
	const {folder, files} = rooms[room as keyof typeof rooms];
	for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
		if (new RegExp(files).test(file)) await import(path.resolve(folder, file));
}
