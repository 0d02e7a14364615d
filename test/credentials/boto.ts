import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

export type Question = {
	readonly env: Readonly<Record<string, string>>;
	readonly profile?: string;
	readonly region?: string;
	readonly role: string;
};

export type ToSign = {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** As X-Amz-Date has it. */
	readonly at: string;
	readonly service: string;
	readonly region: string;
	/** Access key ID, secret access key, session token. */
	readonly keys: readonly [string, string, string | undefined];
};

/** boto3 in a process of its own, which is asked one thing after the other. */
export const startBoto = (python: string) => {
	const child = spawn(python, [fileURLToPath(new URL('boto.py', import.meta.url))], {
		stdio: ['pipe', 'pipe', 'inherit'],
		env: {PATH: process.env['PATH'] ?? ''},
	});
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const ask = async <Answer>(question: object): Promise<Answer> => {
		child.stdin.write(`${JSON.stringify(question)}\n`);
		const {value, done} = await lines.next();
		if (done) throw new Error('boto3 has ended.');
		return JSON.parse(value) as Answer;
	};
	return {
		assumes: (question: Question) => ask<{works: boolean; error?: string}>({assume: question}),
		/** A config file's sections; null: it is none. */
		reads: (file: string) => ask<{sections: Readonly<Record<string, object>> | null}>({file}),
		/** The headers it sends once it has signed a request, by names in lower case. */
		signs: (request: ToSign) => ask<{headers: Readonly<Record<string, string>>}>({sign: request}),
		stop: () => child.kill(),
	};
};
