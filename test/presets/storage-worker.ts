/* One process that writes presets or history, for the tests of many at once. */
import process from 'node:process';
import {Failure} from '../../source/failure.ts';
import {appendHistory} from '../../source/presets/history.ts';
import {writeLast} from '../../source/presets/last.ts';
import {savePreset} from '../../source/presets/store.ts';
import {examplePass, preset} from './examples.ts';

const [folder = '', job, word = ''] = process.argv.slice(2);

const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
	/** A preset of its own, one that all fight for, the last request, and a line of history. */
	everything: async () => {
		await savePreset(folder, preset(word), {replace: false});
		await savePreset(folder, preset('same', {note: word}), {replace: true});
		writeLast(folder, {request: {...preset('last'), sessionName: word}, asked: ['sessionName']});
		await appendHistory(folder, {...examplePass, sessionName: word}, {source: 'link'});
	},
	large: () =>
		savePreset(folder, preset(word, {note: 'x'.repeat(500), scope: Array(50).fill('y'.repeat(500))}), {
			replace: false,
		}),
	/** Writes history until it is killed, telling of each line once it is kept. */
	remembering: async () => {
		for (let count = 0; ; count++) {
			const sessionName = `${word}-${count}`;
			await appendHistory(folder, {...examplePass, sessionName}, {source: 'link'});
			process.stdout.write(`${sessionName}\n`);
		}
	},
	/** Saves until it is killed, telling of each preset once it is kept. */
	forever: async () => {
		for (let count = 0; ; count++) {
			await savePreset(folder, preset(`${word}-${count}`), {replace: false});
			process.stdout.write(`${word}-${count}\n`);
		}
	},
};

try {
	await jobs[job ?? '']?.();
} catch (error) {
	if (!(error instanceof Failure)) throw error;
	process.stderr.write(`${error.code}\n`);
	process.exitCode = error.exitCode;
}
