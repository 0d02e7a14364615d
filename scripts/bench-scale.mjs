// `npm run bench`, third part: what much of everything takes, in milliseconds of the processor and in memory at its
// peak, beside `node -e 0`: 10,000 roles, a role with one small policy and one with the 20 largest of AWS's managed
// policies (as moto ships them, where test:moto has made its virtual environment), 5,000 presets, as much history as is
// kept. The first argument is the number of rounds, the second another program to compare.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {openImitation} from './bench-imitation.mjs';

const rounds = Number(process.argv[2] ?? 7);
const programs = ['dist/cli.js', ...process.argv.slice(3)];
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-bench-'));
const config = path.join(folder, 'config');
mkdirSync(config, {mode: 0o700});

const libraries = '.venv/lib';
const policiesFile = (existsSync(libraries) ? readdirSync(libraries) : [])
	.map((python) => path.join(libraries, python, 'site-packages/moto/iam/aws_managed_policies.py'))
	.find(existsSync);
const managed = Object.entries(
	policiesFile === undefined ? {} : JSON.parse(readFileSync(policiesFile, 'utf8').split('"""')[1]),
)
	.map(([name, {Document}]) => ({name, document: JSON.stringify(Document)}))
	.sort((a, b) => b.document.length - a.document.length)
	.slice(0, 20);

const small = {
	name: 'Small',
	document: JSON.stringify({
		Version: '2012-10-17',
		Statement: [{Effect: 'Allow', Action: 's3:Get*', Resource: '*'}],
	}),
};

const arn = (at) => `arn:aws:iam::111122223333:role/team-${at % 40}/role-${at}`;
const made = Date.now();
const passes = Array.from({length: 1000}, (_, at) => {
	const issued = made - at * 600_000;
	return {
		version: 1,
		source: 'link',
		issuedAt: new Date(issued).toISOString(),
		role: arn(at),
		account: '111122223333',
		sessionName: `guest-${at}`,
		principal: 'arn:aws:iam::111122223333:user/bench',
		region: 'us-east-1',
		service: 's3',
		destination: 'https://s3.console.aws.amazon.com/s3/home?region=us-east-1',
		durationSeconds: 43_200,
		sessionExpiresAt: new Date(issued + 43_200_000).toISOString(),
		linkExpiresAt: new Date(issued + 900_000).toISOString(),
		scope: [],
	};
}).reverse();
writeFileSync(
	path.join(config, 'history.jsonl'),
	passes.map((pass) => `${JSON.stringify(pass)}\n`).join(''),
	{mode: 0o600},
);
const presets = Array.from({length: 5000}, (_, at) => ({
	name: `preset-${at}`,
	role: arn(at),
	duration: 3600,
	destination: at % 3 === 0 ? 'lambda' : 's3',
	region: 'us-east-1',
	...(at % 4 === 0 ? {scope: ['read-only']} : {}),
}));
writeFileSync(path.join(config, 'config.json'), JSON.stringify({version: 1, presets, settings: {}}), {
	mode: 0o600,
});

const report = path.join(folder, 'report.cjs');
writeFileSync(
	report,
	`process.on('exit', () => {
	const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
	require('node:fs').writeFileSync(process.env.REPORT, JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024}));
});`,
);
const env = {
	PATH: process.env.PATH,
	HOME: folder,
	LANG: 'C.UTF-8',
	AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
	AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIK7MDENGbPxRfiCY',
	AWS_REGION: 'us-east-1',
	DAYPASS_CONFIG_DIR: config,
	REPORT: path.join(folder, 'report.json'),
};
const measured = async (words, url) => {
	const child = spawn(process.execPath, ['--require', report, ...words], {
		env: {...env, ...(url === undefined ? {} : {AWS_ENDPOINT_URL: url})},
		stdio: 'ignore',
	});
	const [code] = await once(child, 'exit');
	if (code !== 0) throw new Error(`${words.join(' ')} failed`);
	return JSON.parse(readFileSync(env.REPORT, 'utf8'));
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const [many, poor, rich] = await Promise.all([
	openImitation(10_000),
	openImitation(1, [small]),
	openImitation(1, managed),
]);
const urlOf = (server) => `http://127.0.0.1:${server.address().port}`;
try {
	const commands = [
		['roles --json, 10,000 roles', ['roles', '--json'], urlOf(many)],
		['roles, the same', ['roles'], urlOf(many)],
		['policy, one small policy', ['policy', 'role-00000'], urlOf(poor)],
		...(managed.length === 0
			? []
			: [
					['policy, 20 policies', ['policy', 'role-00000'], urlOf(rich)],
					['policy --check', ['policy', 'role-00000', '--check', 's3:GetObject'], urlOf(rich)],
				]),
		['presets list, 5,000 presets', ['presets', 'list'], undefined],
		['presets list --json', ['presets', 'list', '--json'], undefined],
		['history, 1,000 passes', ['history'], undefined],
		['history --json', ['history', '--json'], undefined],
	];
	const rows = [
		{name: 'node -e 0', words: ['-e', '0'], url: undefined, runs: []},
		...commands.flatMap(([name, words, url]) =>
			programs.map((program) => ({
				name: programs.length === 1 ? name : `${name}: ${program}`,
				words: [program, ...words],
				url,
				runs: [],
			})),
		),
	];
	for (let round = -1; round < rounds; round += 1) {
		for (const {words, url, runs} of rows) {
			const run = await measured(words, url);
			if (round >= 0) runs.push(run);
		}
	}
	const of = ({runs}, what) => median(runs.map((run) => run[what]));
	const nothing = of(rows[0], 'cpu');
	for (const row of rows) {
		const cpu = of(row, 'cpu');
		console.log(
			`${row.name.padEnd(32)} ${cpu.toFixed(0).padStart(6)} ms ${(cpu / nothing).toFixed(1).padStart(6)} ${of(row, 'memory').toFixed(0).padStart(6)} MB`,
		);
	}
	if (managed.length === 0)
		console.log('Without the managed policies: no .venv; npm run test:moto makes it.');
} finally {
	many.close();
	poor.close();
	rich.close();
	rmSync(folder, {recursive: true, force: true});
}
