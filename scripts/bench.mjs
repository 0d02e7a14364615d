// `npm run bench`: how fast `daypass <preset>` is as a whole process, as ratios within one run. Machines are shared and
// noisy: compare rows of one table, never tables. Against (a) the script people write by hand, boto3 and requests, where test:moto has
// made its virtual environment; (b) the same two requests with node:http alone, without SDK or signing.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

const rounds = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-bench-'));
const role = 'arn:aws:iam::111122223333:role/Audit';

const server = `
const xml = '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:bench</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Audit/bench</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>' + 'x'.repeat(800) + '</SessionToken><Expiration>' + new Date(Date.now() + 3_600_000).toISOString() + '</Expiration></Credentials></AssumeRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>';
require('node:http').createServer((request, response) => {
	request.resume().on('end', () => {
		const signin = request.url.startsWith('/federation');
		response.writeHead(200, {'content-type': signin ? 'application/json' : 'text/xml'});
		response.end(signin ? JSON.stringify({SigninToken: 't'.repeat(1000)}) : xml);
	});
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;

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

const run = (command, args, env) => {
	const started = process.hrtime.bigint();
	const {status, stderr} = spawnSync(command, args, {env, encoding: 'utf8'});
	if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${stderr}`);
	return Number(process.hrtime.bigint() - started) / 1e6;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const child = spawn(process.execPath, ['-e', server], {stdio: ['ignore', 'pipe', 'inherit']});
try {
	const port = await new Promise((resolve) =>
		child.stdout.once('data', (data) => resolve(String(data).trim())),
	);
	const base = `http://127.0.0.1:${port}`;
	const env = {
		PATH: process.env.PATH,
		HOME: folder,
		BASE: base,
		AWS_ENDPOINT_URL_STS: base,
		AWS_ENDPOINT_URL_SIGNIN: base,
		AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
		AWS_SECRET_ACCESS_KEY: 'secret',
		AWS_REGION: 'us-east-1',
		DAYPASS_CONFIG_DIR: folder,
	};
	writeFileSync(path.join(folder, 'alone.cjs'), nodeAlone);
	writeFileSync(path.join(folder, 'share.py'), script);
	run(
		process.execPath,
		['dist/cli.js', 'presets', 'save', 'bench', '--role', role, '--session-name', 'bench'],
		env,
	);

	const python = path.resolve('.venv/bin/python');
	const contenders = [
		{name: 'node -e 0', command: process.execPath, args: ['-e', '0']},
		{name: '(b) node:http alone', command: process.execPath, args: [path.join(folder, 'alone.cjs')]},
		{name: 'daypass bench', command: process.execPath, args: ['dist/cli.js', 'bench']},
		...(existsSync(python)
			? [{name: '(a) boto3 and requests', command: python, args: [path.join(folder, 'share.py')]}]
			: []),
	].map((contender) => ({...contender, times: []}));
	for (let round = -2; round < rounds; round++) {
		for (const {command, args, times} of contenders) {
			const time = run(command, args, env);
			if (round >= 0) times.push(time);
		}
	}
	const ours = median(contenders.find(({name}) => name === 'daypass bench').times);
	for (const {name, times} of contenders) {
		const middle = median(times);
		console.log(
			`${name.padEnd(24)} ${middle.toFixed(0).padStart(5)} ms   daypass is ${(ours / middle).toFixed(2)} of it`,
		);
	}
	if (!existsSync(python)) console.log('(a) skipped: no .venv; npm run test:moto makes it');
} finally {
	child.kill();
	rmSync(folder, {recursive: true, force: true});
}
