// `npm run bench`: how much processor time commands take as whole processes, as ratios within one run. Machines are
// shared and noisy: compare rows of one table, never tables. Against (a) the script people write by hand, boto3 and
// requests, where test:moto has made its virtual environment; (b) the same two requests with node:http alone, without
// SDK or signing. Then a link by name on every Node that test:nodes has fetched. Bash tells the time.
import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {openImitation} from './bench-imitation.mjs';

const rounds = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-bench-'));
const role = 'arn:aws:iam::111122223333:role/Audit';
const openRole = 'arn:aws:iam::111122223333:role/role-00000';

/** What a role that may do much has, for the rows in which its policies are read. */
const power = {
	name: 'PowerUserAccess',
	document: JSON.stringify({
		Version: '2012-10-17',
		Statement: [
			{Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*'},
			{
				Effect: 'Allow',
				Action: [
					'iam:CreateServiceLinkedRole',
					'iam:DeleteServiceLinkedRole',
					'iam:ListRoles',
					'organizations:DescribeOrganization',
					'account:ListRegions',
				],
				Resource: '*',
			},
		],
	}),
};

const nodeAlone = `
const {request} = require('node:http');
const post = (path, body) => new Promise((resolve, reject) => {
	const sent = request(process.env.BASE + path, {method: 'POST', headers: {'content-type': 'application/x-www-form-urlencoded'}}, answer => {
		const chunks = [];
		answer.on('data', chunk => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
	}).on('error', reject);
	sent.end(body);
});
(async () => {
	const xml = await post('/', 'Action=AssumeRole&Version=2011-06-15&RoleArn=${role}&RoleSessionName=bench');
	const part = name => new RegExp('<' + name + '>(.*?)<').exec(xml)[1];
	const session = JSON.stringify({sessionId: part('AccessKeyId'), sessionKey: part('SecretAccessKey'), sessionToken: part('SessionToken')});
	const {SigninToken} = JSON.parse(await post('/federation', 'Action=getSigninToken&Session=' + encodeURIComponent(session)));
	console.log(process.env.BASE + '/federation?Action=login&SigninToken=' + SigninToken);
})();`;

const script = `
import json, os, urllib.parse
import boto3, requests
base = os.environ['BASE']
c = boto3.client('sts', endpoint_url=base, region_name='us-east-1').assume_role(RoleArn='${role}', RoleSessionName='bench')['Credentials']
s = json.dumps({'sessionId': c['AccessKeyId'], 'sessionKey': c['SecretAccessKey'], 'sessionToken': c['SessionToken']})
t = json.loads(requests.get(base + '/federation?Action=getSigninToken&Session=' + urllib.parse.quote_plus(s)).text)['SigninToken']
print(base + '/federation?Action=login&SigninToken=' + t)`;

/** Milliseconds of processor time, the user's and the system's. */
const run = async (command, args, env) => {
	const words = ['-c', 'TIMEFORMAT="%U %S"; time "$@" 2>/dev/null', 'bench', command, ...args];
	const {stderr} = await promisify(execFile)('bash', words, {env});
	const [user, system] = stderr.trim().split(' ').map(Number);
	return (user + system) * 1000;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs each once a round, and tells the medians, beside those of the first. */
const compare = async (contenders, env) => {
	const timed = contenders.map((contender) => ({...contender, times: []}));
	for (let round = -2; round < rounds; round++) {
		for (const {command, args, variables, times} of timed) {
			const time = await run(command, args, {...env, ...variables});
			if (round >= 0) times.push(time);
		}
	}
	const first = median(timed[0].times);
	for (const {name, times} of timed) {
		const middle = median(times);
		console.log(
			`${name.padEnd(24)} ${middle.toFixed(0).padStart(5)} ms   ${(middle / first).toFixed(2).padStart(5)}   and ${(middle - first).toFixed(0).padStart(4)} ms`,
		);
	}
};

const server = await openImitation(1, [power]);
try {
	const base = `http://127.0.0.1:${server.address().port}`;
	const env = {
		PATH: process.env.PATH,
		HOME: folder,
		BASE: base,
		LANG: 'C.UTF-8',
		AWS_ENDPOINT_URL_STS: base,
		AWS_ENDPOINT_URL_IAM: base,
		AWS_ENDPOINT_URL_SIGNIN: base,
		AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
		AWS_SECRET_ACCESS_KEY: 'secret',
		AWS_REGION: 'us-east-1',
		DAYPASS_CONFIG_DIR: folder,
	};
	writeFileSync(path.join(folder, 'alone.cjs'), nodeAlone);
	writeFileSync(path.join(folder, 'share.py'), script);
	await run(
		process.execPath,
		['dist/cli.js', 'presets', 'save', 'bench', '--role', role, '--session-name', 'bench'],
		env,
	);

	const python = path.resolve('.venv/bin/python');
	const daypass = (name, ...words) => ({name, command: process.execPath, args: ['dist/cli.js', ...words]});
	await compare(
		[
			{name: 'node -e 0', command: process.execPath, args: ['-e', '0']},
			{name: '(b) node:http alone', command: process.execPath, args: [path.join(folder, 'alone.cjs')]},
			daypass('daypass <preset>', 'bench'),
			{...daypass('the same, nothing kept', 'bench'), variables: {NODE_DISABLE_COMPILE_CACHE: '1'}},
			daypass('link --quiet, by ARN', 'link', '--quiet', '--role', role),
			daypass('link, by ARN', 'link', '--role', role),
			daypass('the same, policies read', 'link', '--role', openRole),
			daypass('presets list', 'presets', 'list'),
			daypass('history', 'history'),
			daypass('completion, one Tab', 'completion', 'words', 'daypass', 'pres'),
			daypass('--version', '--version'),
			...(existsSync(python)
				? [{name: '(a) boto3 and requests', command: python, args: [path.join(folder, 'share.py')]}]
				: []),
		],
		env,
	);
	const nodes = existsSync('.nodes')
		? readdirSync('.nodes').filter((line) => Number.parseInt(line, 10) >= 20)
		: [];
	const programs = nodes.map((line) => ({
		line,
		command: `.nodes/${line}/node_modules/node-${process.platform}-${process.arch}/bin/node`,
	}));
	const there = programs.filter(({command}) => existsSync(command));
	for (const {line, command} of there) {
		console.log('');
		await compare(
			[
				{name: `node -e 0, Node ${line}`, command, args: ['-e', '0']},
				{name: 'daypass <preset>', command, args: ['dist/cli.js', 'bench']},
			],
			env,
		);
	}
	if (!existsSync(python)) console.log('(a) skipped: no .venv; npm run test:moto makes it');
} finally {
	server.close();
	rmSync(folder, {recursive: true, force: true});
}
