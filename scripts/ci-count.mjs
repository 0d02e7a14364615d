// Counts what the steps of .ci/run left in a folder: `NAME.status` with the exit code of each, and for those that ran
// tests vitest's report, `NAME.json`. Exits 1 if anything failed.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const folder = process.argv[2] ?? '.';
const read = (name) => readFileSync(path.join(folder, name), 'utf8');

const testsOf = (step) => {
	if (!existsSync(path.join(folder, `${step}.json`))) return [];
	return JSON.parse(read(`${step}.json`)).testResults.flatMap(({status, assertionResults}) => {
		const outcomes = assertionResults.map((test) => test.status);
		// A file that broke outside its tests.
		return status === 'failed' && !outcomes.includes('failed') ? [...outcomes, 'failed'] : outcomes;
	});
};

const steps = readdirSync(folder)
	.filter((name) => name.endsWith('.status'))
	.map((name) => {
		const step = name.slice(0, -'.status'.length);
		const ended = Number(read(name));
		const tests = testsOf(step);
		const count = (status) => tests.filter((one) => one === status).length;
		const [passed, failed] = [count('passed'), count('failed')];
		return {
			step,
			ended,
			passed,
			failed: ended !== 0 && failed === 0 ? 1 : failed,
			skipped: tests.length - passed - failed,
		};
	});

const sum = (key) => steps.reduce((total, step) => total + step[key], 0);
const words = ({passed, failed, skipped}) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

console.log();
for (const step of steps)
	console.log(`${step.ended === 0 ? 'ok    ' : 'FAILED'} ${step.step}: ${words(step)}`);
const total = {passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped')};
console.log(words(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
