// How many round trips a command’s first line of output waits for, the imitation of AWS behind TLS and a line that
// takes 80 ms there and back: counted from what waited for what, which a busy machine does not change; the time is the
// least of several runs. Opening a connection is two, TCP and TLS 1.3; the name look-up, which loopback has none of,
// comes on top. Needs openssl.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import tls from 'node:tls';

const milliseconds = 80;
const role = 'arn:aws:iam::111122223333:role/Audit';

const folder = mkdtempSync(path.join(tmpdir(), 'daypass-distance-'));

const certificate = () => {
	const config = path.join(folder, 'x.cnf');
	writeFileSync(
		config,
		'[req]\ndistinguished_name=dn\nx509_extensions=x\n[dn]\n[x]\nsubjectAltName=DNS:localhost\n',
	);
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
	const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert];
	execFileSync(
		'openssl',
		[
			'req',
			'-config',
			config,
			'-x509',
			'-newkey',
			'ec',
			'-pkeyopt',
			'ec_paramgen_curve:prime256v1',
			'-nodes',
			...subject,
		],
		{stdio: 'pipe'},
	);
	return {key: readFileSync(key), cert: readFileSync(cert), file: cert};
};

/** `daypass demo serve` and the variables it prints. */
const imitation = () =>
	new Promise((resolve) => {
		const child = spawn(process.execPath, ['dist/cli.js', 'demo', 'serve'], {
			stdio: ['ignore', 'pipe', 'ignore'],
			env: {PATH: process.env.PATH, HOME: folder},
		});
		let text = '';
		child.stdout.on('data', (data) => {
			text += data;
			const variables = Object.fromEntries(
				[...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
			);
			if (variables.DAYPASS_CONFIG_DIR && text.endsWith('\n'))
				setTimeout(() => resolve({child, variables}), 200);
		});
	});

/**
 * Round trips until the latest answer, by what was asked. A request waits for the answers that came before it, and for
 * its connection; a sign-in token for the session alone, whatever else has been answered by then.
 */
let trips = {};
const token = 'getSigninToken';
const before = (action) =>
	action === token ? (trips.AssumeRole ?? 0) : Math.max(0, ...Object.values(trips));

/**
 * TLS on the far end of a line: bytes arrive half of the delay later, and a connection is there after the whole of it.
 */
const farAway = (service, port, {key, cert}, delay) => {
	let connections = 0;
	const opened = new Map();
	const secure = tls.createServer({key, cert}, (socket) => {
		const inner = net.connect(port, '127.0.0.1');
		let ready = (opened.get(socket.remotePort) ?? 0) + 2;
		let asking;
		let counted = false;
		socket.on('data', (data) => {
			asking ??= /Action=(\w+)/.exec(String(data))?.[1];
			if (asking !== undefined && !counted) {
				ready = Math.max(ready, before(asking)) + 1;
				counted = true;
			}
		});
		inner.on('data', () => {
			if (counted) trips[asking] = Math.max(trips[asking] ?? 0, ready);
			asking = undefined;
			counted = false;
		});
		socket.pipe(inner).pipe(socket);
		for (const end of [socket, inner]) end.on('error', () => {});
	});
	secure.listen(0, '127.0.0.1');
	const line = net.createServer((near) => {
		connections++;
		const sofar = before(service.endsWith('SIGNIN') ? token : undefined);
		const far = net.connect(secure.address().port, '127.0.0.1', () => opened.set(far.localPort, sofar));
		const since = performance.now();
		const carry = (from, to, earliest) => {
			let order = Promise.resolve();
			const arrive = (act) => {
				const at = Math.max(performance.now() + delay / 2, earliest);
				order = order.then(() => wait(Math.max(0, at - performance.now()))).then(act);
			};
			from.on('data', (chunk) => arrive(() => to.write(chunk)));
			from.on('end', () => arrive(() => to.end()));
			from.on('error', () => to.destroy());
		};
		carry(near, far, since + delay * 1.5);
		carry(far, near, 0);
	});
	return new Promise((resolve) => {
		line.listen(0, '127.0.0.1', () =>
			resolve({
				port: line.address().port,
				connections: () => connections,
				close: () => [line, secure].map((one) => one.close()),
			}),
		);
	});
};

const run = (words, env) =>
	new Promise((resolve, reject) => {
		const started = performance.now();
		const child = spawn(process.execPath, ['dist/cli.js', ...words], {
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let errors = '';
		let out;
		// A link waits for its sign-in token, and for what that waited for; what else has been answered by then is by chance.
		child.stdout.on('data', () => {
			out ??= {time: performance.now() - started, waited: trips[token]};
		});
		child.stderr.on('data', (data) => {
			errors += data;
		});
		child.on('exit', (code) =>
			code === 0 ? resolve(out) : reject(new Error(`${words.join(' ')}: ${errors}`)),
		);
	});

const {child, variables} = await imitation();
try {
	const keys = certificate();
	const port = Number(new URL(variables.AWS_ENDPOINT_URL_STS).port);
	const delays = [0, milliseconds];
	// Each service has a host of its own, and so its own connections.
	const endpoints = Object.keys(variables).filter((name) => name.startsWith('AWS_ENDPOINT_URL_'));
	const lines = await Promise.all(
		delays.map((delay) => Promise.all(endpoints.map((name) => farAway(name, port, keys, delay)))),
	);
	const envs = lines.map((ofDelay) => ({
		PATH: process.env.PATH,
		HOME: folder,
		...variables,
		...Object.fromEntries(
			endpoints.map((name, at) => [
				name,
				variables[name].replace(`http://127.0.0.1:${port}`, `https://localhost:${ofDelay[at].port}`),
			]),
		),
		AWS_CA_BUNDLE: keys.file,
		DAYPASS_CONFIG_DIR: path.join(folder, 'config'),
	}));
	const connectionsOf = (ofDelay) => ofDelay.reduce((sum, line) => sum + line.connections(), 0);
	await run(['presets', 'save', 'distance', '--role', role], envs[0]);
	const commands = [
		['daypass <preset>', ['distance']],
		['link --quiet, by ARN', ['link', '--quiet', '--role', role]],
		['link, by ARN', ['link', '--role', role]],
		['link --quiet, by name', ['link', '--quiet', '--role', 'Audit']],
	];
	const rounds = Number(process.argv[2] ?? 7);
	console.log(`${'with TLS'.padEnd(24)} round trips   connections   time of it at ${milliseconds} ms each`);
	for (const [name, words] of commands) {
		const times = [[], []];
		let seen;
		for (let round = -1; round < rounds; round++) {
			for (const [index, env] of envs.entries()) {
				const earlier = connectionsOf(lines[index]);
				trips = {};
				const {time, waited} = await run(words, env);
				if (round >= 0) times[index].push(time);
				seen = {trips: waited, connections: connectionsOf(lines[index]) - earlier};
			}
		}
		const [near, far] = times.map((values) => Math.min(...values));
		const cells = [String(seen.trips).padStart(11), String(seen.connections).padStart(13)];
		console.log(`${name.padEnd(24)} ${cells.join(' ')} ${`${(far - near).toFixed(0)} ms`.padStart(25)}`);
	}
	for (const line of lines.flat()) line.close();
} finally {
	child.kill();
	rmSync(folder, {recursive: true, force: true});
}
process.exit(0);
