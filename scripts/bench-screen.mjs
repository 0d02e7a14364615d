// `npm run bench`, second part: the screen in a pseudo-terminal. From start to the first frame and to the first role,
// beside a bundled Ink that says hello; the processor's time and the bytes of a key among 1,000 roles, beside
// `node -e 0`; how soon Ctrl-C is obeyed on a slow line; and how soon a filter has settled among 10,000
// roles. Linux only: it reads /proc.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import {rolldown} from 'rolldown';
import {openImitation} from './bench-imitation.mjs';

const rounds = Number(process.argv[2] ?? 11);
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-bench-'));
const ticks = Number(spawnSync('getconf', ['CLK_TCK'], {encoding: 'utf8'}).stdout) || 100;
/** Milliseconds of the processor that a process has used. */
const used = (pid) => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const plain = (text) => text.replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '');

const start = (file, env, {columns = 80, rows = 24} = {}) => {
	const began = performance.now();
	const terminal = spawn(process.execPath, [file], {cols: columns, rows, env, name: 'xterm-256color'});
	let written = '';
	const waiting = new Set();
	terminal.onData((data) => {
		written += data;
		for (const look of [...waiting]) look();
	});
	return {
		terminal,
		taken: () => performance.now() - began,
		since: () => {
			const text = written;
			written = '';
			return text;
		},
		sees: (pattern) =>
			new Promise((resolve, reject) => {
				const timer = globalThis.setTimeout(
					() => reject(new Error(`no ${pattern}: ${plain(written).slice(-500)}`)),
					30_000,
				);
				const look = () => {
					if (!pattern.test(plain(written))) return;
					waiting.delete(look);
					clearTimeout(timer);
					resolve();
				};
				waiting.add(look);
				look();
			}),
		/** Something was written, and nothing for a while after it. */
		drawn: () =>
			new Promise((resolve) => {
				let timer;
				const look = () => {
					clearTimeout(timer);
					timer = globalThis.setTimeout(() => {
						waiting.delete(look);
						resolve();
					}, 60);
				};
				waiting.add(look);
			}),
		ended: new Promise((resolve) => terminal.onExit(resolve)),
	};
};

const nothing = (env) => {
	const {stderr} = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${process.execPath} -e 0`], {
		encoding: 'utf8',
		env,
	});
	return stderr
		.trim()
		.split(' ')
		.reduce((sum, one) => sum + Number(one) * 1000, 0);
};

const key = async (env, size) => {
	const screen = start('dist/cli.js', env, size);
	await screen.sees(/1,?000 roles/);
	await setTimeout(700);
	screen.since();
	const before = used(screen.terminal.pid);
	const count = 60;
	for (let at = 0; at < count; at += 1) {
		const drawn = screen.drawn();
		screen.terminal.write('j');
		await drawn;
	}
	const cpu = (used(screen.terminal.pid) - before) / count;
	const bytes = Buffer.byteLength(screen.since()) / count;
	screen.terminal.write('q');
	await screen.ended;
	return {cpu, bytes};
};

/** Milliseconds from the last key of a filter to the last thing drawn. */
const filter = async (env) => {
	const screen = start('dist/cli.js', env, {columns: 120, rows: 40});
	await screen.sees(/10,?000 roles/);
	await setTimeout(1500);
	for (const character of '/role-0999') {
		screen.terminal.write(character);
		await setTimeout(40);
	}
	const pressed = performance.now();
	let last = pressed;
	const listener = screen.terminal.onData(() => {
		last = performance.now();
	});
	while (performance.now() - last < 800) await setTimeout(50);
	listener.dispose();
	screen.terminal.write('\u0003');
	await screen.ended;
	return last - pressed;
};

const server = await openImitation(1000);
try {
	const base = `http://127.0.0.1:${server.address().port}`;
	const env = {
		PATH: process.env.PATH,
		HOME: folder,
		TERM: 'xterm-256color',
		COLORTERM: 'truecolor',
		LANG: 'C.UTF-8',
		AWS_ENDPOINT_URL: base,
		AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
		AWS_SECRET_ACCESS_KEY: 'secret',
		AWS_REGION: 'us-east-1',
		DAYPASS_CONFIG_DIR: path.join(folder, 'config'),
	};
	mkdirSync(env.DAYPASS_CONFIG_DIR);

	writeFileSync(
		path.join(folder, 'hello.mjs'),
		`import React from ${JSON.stringify(path.resolve('node_modules/react/index.js'))};
import {render, Text} from ${JSON.stringify(path.resolve('node_modules/ink/build/index.js'))};
render(React.createElement(Text, null, 'hello, world'), {alternateScreen: true});
setTimeout(() => {}, 1e6);`,
	);
	const bundle = await rolldown({
		input: path.join(folder, 'hello.mjs'),
		platform: 'node',
		transform: {
			target: 'node20.19',
			define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
		},
		plugins: [
			{
				name: 'left-out',
				resolveId: (id) => (id === 'react-devtools-core' ? '\0none' : undefined),
				load: (id) => (id === '\0none' ? 'export default {};' : undefined),
			},
		],
	});
	await bundle.write({
		file: path.join(folder, 'hello.js'),
		format: 'esm',
		minify: true,
		codeSplitting: false,
	});

	const times = {hello: [], frame: [], roles: []};
	for (let round = -1; round < rounds; round += 1) {
		const hello = start(path.join(folder, 'hello.js'), env);
		await hello.sees(/hello, world/);
		const helloTime = hello.taken();
		hello.terminal.kill('SIGKILL');
		const screen = start('dist/cli.js', env);
		await screen.sees(/daypass/);
		const frameTime = screen.taken();
		await screen.sees(/role-0/);
		const rolesTime = screen.taken();
		screen.terminal.write('q');
		await screen.ended;
		if (round < 0) continue;
		times.hello.push(helloTime);
		times.frame.push(frameTime);
		times.roles.push(rolesTime);
	}
	const hello = median(times.hello);
	console.log(`Ink’s hello, first frame   ${hello.toFixed(0).padStart(5)} ms`);
	for (const [name, values] of [
		['daypass, first frame', times.frame],
		['daypass, first roles', times.roles],
	]) {
		const middle = median(values);
		console.log(
			`${name.padEnd(25)} ${middle.toFixed(0).padStart(6)} ms   ${(middle / hello).toFixed(2)} of hello`,
		);
	}

	for (const [columns, rows] of [
		[80, 24],
		[120, 40],
		[200, 60],
	]) {
		const nodes = [];
		const keys = [];
		for (let round = 0; round < 3; round += 1) {
			nodes.push(nothing(env), nothing(env), nothing(env));
			keys.push(await key(env, {columns, rows}));
		}
		const node = median(nodes);
		const cpu = median(keys.map((one) => one.cpu));
		const bytes = median(keys.map((one) => one.bytes));
		console.log(
			`a key at ${`${columns}×${rows}`.padEnd(7)} ${cpu.toFixed(1).padStart(13)} ms of the processor, ${(cpu / node).toFixed(2)} of node -e 0; ${bytes.toFixed(0)} bytes`,
		);
	}

	// A line of 5 kB/s: what the terminal does not take, the kernel holds back.
	const slow = start('dist/cli.js', env, {columns: 120, rows: 40});
	await slow.sees(/role-0/);
	await setTimeout(500);
	let paused = true;
	slow.terminal.pause();
	const drip = globalThis.setInterval(() => {
		paused = !paused;
		if (paused) slow.terminal.pause();
		else slow.terminal.resume();
	}, 50);
	for (let at = 0; at < 30; at += 1) {
		slow.terminal.write('j');
		await setTimeout(20);
	}
	const pressed = performance.now();
	slow.terminal.write('\u0003');
	await slow.ended;
	clearInterval(drip);
	console.log(
		`Ctrl-C after thirty keys on a line that stutters: ${((performance.now() - pressed) / 1000).toFixed(2)} s`,
	);

	const many = await openImitation(10_000);
	const manyEnv = {...env, AWS_ENDPOINT_URL: `http://127.0.0.1:${many.address().port}`};
	const settled = [];
	for (let round = 0; round < 3; round += 1) {
		settled.push(await filter(manyEnv));
	}
	many.close();
	console.log(
		`A filter among 10,000 roles, settled after its last key: ${(median(settled) / 1000).toFixed(2)} s`,
	);
} finally {
	server.close();
	rmSync(folder, {recursive: true, force: true});
}
