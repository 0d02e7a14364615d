import {Failure, isCancelled} from '../../failure.ts';
import {wrapped} from '../../text/table.ts';
import type {CallerHeader, Jobs} from '../../ui/jobs.ts';
import {type Problem, problemFrom} from '../../ui/runtime/problem.ts';
import {drawable} from '../../ui/text/drawable.ts';
import type {World} from '../world.ts';

/** A wait is told once it has lasted so long. Milliseconds. */
const longWait = 1000;

/** A conversation in lines: what is said, and what is asked. */
export type Talk = {
	readonly jobs: Jobs;
	readonly world: World;
	/** A line, broken at the terminal's width. */
	say(text: string): void;
	/** What went wrong and what to do about it. */
	problem(problem: Pick<Problem, 'message' | 'hint' | 'words'>): void;
	/** An answer; `?` tells `help` and asks again. Throws `cancelled`. */
	ask(question: string, help: string, hidden?: boolean): Promise<string>;
	/** A yes-or-no question; the default is no. */
	confirm(question: string, help: string): Promise<boolean>;
	/** Waits for something, and says for what where that takes long. */
	wait<Value>(doing: string, run: (onWait: (doing: string) => void) => Promise<Value>): Promise<Value>;
	/** The same for what may fail: the failure is told, and the answer is undefined. */
	tried<Value>(
		doing: string,
		run: (onWait: (doing: string) => void) => Promise<Value>,
	): Promise<Value | undefined>;
};

/** Somebody who is known, and whom to talk with. */
export type Visit = Talk & {readonly identity: CallerHeader};

/** @throws Failure `no-terminal` where there is nobody to ask. */
export const talkWith = (world: World, jobs: Jobs): Talk => {
	const {ask, err, signal} = world;
	if (ask === undefined) {
		throw new Failure(
			'no-terminal',
			'Questions need a terminal to be answered on, and there is none here.',
			'Without one, use daypass link --role <name>, or daypass <preset>; daypass --help lists the commands.',
		);
	}
	const say = (text: string) => {
		for (const line of wrapped(drawable(text), (err.columns || 80) - 1)) err.line(line);
	};
	const question = async (text: string, help: string, hidden = false): Promise<string> => {
		for (;;) {
			const answer = (await ask(`${drawable(text)} `, {hidden, plain: true, signal})).trim();
			if (answer !== '?') return answer;
			say(help);
		}
	};
	const wait = async <Value>(
		doing: string,
		run: (onWait: (doing: string) => void) => Promise<Value>,
	): Promise<Value> => {
		let now = doing;
		const timer = setTimeout(() => say(now.endsWith('…') ? now : `${now}…`), longWait);
		try {
			return await run((next) => {
				now = next;
			});
		} finally {
			clearTimeout(timer);
		}
	};
	const problem = ({message, hint, words}: Pick<Problem, 'message' | 'hint' | 'words'>) => {
		say(`${message} ${hint}`.trim());
		if (words !== undefined) say(`AWS: “${words.text}”`);
	};
	return {
		jobs,
		world,
		say,
		problem,
		ask: question,
		confirm: async (text, help) => /^y(es)?$/i.test(await question(`${text} [y/N]`, help)),
		wait,
		tried: async (doing, run) => {
			try {
				return await wait(doing, run);
			} catch (error) {
				if (signal.aborted || isCancelled(error)) throw error;
				problem(problemFrom(error));
				return undefined;
			}
		},
	};
};
