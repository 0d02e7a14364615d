// Says when the table of actions is older than sixty days: AWS adds some every week. It never fails, because a gate
// that turns red by itself tells nothing of the change at hand.
import {readFile} from 'node:fs/promises';
import process from 'node:process';

const most = 60;
const file = new URL('../source/policy/preview/action-table-data.ts', import.meta.url);

/** @param now Milliseconds since 1970. */
export const ageWords = (text, now) => {
	const date = /actionTableDate = '([\d-]+)'/.exec(text)?.[1] ?? '';
	const days = Math.floor((now - Date.parse(date)) / 86_400_000);
	return days > most
		? `The table of actions is ${days} days old (${date}): npm run update-actions renews it if npm has a newer one.`
		: `The table of actions is of ${date}.`;
};

if (process.argv[1]?.endsWith('ci-actions-age.mjs'))
	console.log(ageWords(await readFile(file, 'utf8'), Date.now()));
