import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {type Discovery, discoverRoles} from '../../source/roles/discover.ts';
import {openSession} from '../../source/roles/session.ts';
import {company} from '../../source/sandbox/company/company.ts';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {containerKeys, type Keys, stsClient, userKeys} from '../sandbox/sdk.ts';

/** Who looks for roles: the session in CloudShell, or an IAM user. */
export type Who = 'cm-chiba.yukihiro' | 'ana';

/** An imitation of its own, and both callers looking for roles in it. */
export type Discoverer = {
	readonly sandbox: Sandbox;
	discover(who: Who): Promise<Discovery>;
};

const kept =
	/^(cm-chiba.yukihiro|Audit|Viewer-Prod|Support|Members-ReadOnly|Notebook-Chiba|Test-RoleA|PartnerView|Responder|DataEngineer|Customer-Data|Org-ReadOnly|Viewer-Internal|BreakGlass-Admin|PayrollClerk|Infra-Terraform|Quarantine|Orphaned-Batch|Guests-Of-Admins|Audit-Reader)$/;

/** The company with a role of each kind and the policies of the two callers: reading all of it is most of the work. */
const smallCompany = {
	...company,
	roles: company.roles.filter(({name}) => kept.test(name)),
	policies: company.policies.filter(({name}) => /^(Developer|ReadOnlyAccess|AWSCloudShell)/.test(name)),
};

const sessionName = 'daypass-somebody';

const profileText = (name: string, {url}: Sandbox, {accessKeyId, secretAccessKey, sessionToken}: Keys) =>
	[
		`[profile ${name}]`,
		`endpoint_url = ${url}`,
		`aws_access_key_id = ${accessKeyId}`,
		`aws_secret_access_key = ${secretAccessKey}`,
		...(sessionToken === undefined ? [] : [`aws_session_token = ${sessionToken}`]),
		'',
	].join('\n');

/**
 * Several discoverers side by side: each is a profile of one AWS config file, so that hundreds of discoveries need
 * neither hundreds of processes nor one environment after the other.
 */
export const startDiscoverers = async (count: number) => {
	const sandboxes = await Promise.all(
		Array.from({length: count}, () => startSandbox({account: smallCompany})),
	);
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	const texts = await Promise.all(
		sandboxes.map(async (sandbox, index) => [
			profileText(`cm-chiba.yukihiro-${index}`, sandbox, await containerKeys(sandbox)),
			profileText(`ana-${index}`, sandbox, userKeys(sandbox, 'ana')),
		]),
	);
	const file = path.join(folder, 'config');
	writeFileSync(file, texts.flat().join('\n'));
	for (const name of Object.keys(process.env)) if (/^AWS_(?!SDK_)/.test(name)) delete process.env[name];
	Object.assign(process.env, {
		AWS_CONFIG_FILE: file,
		AWS_SHARED_CREDENTIALS_FILE: file,
		NO_PROXY: '127.0.0.1',
	});

	const discoverers = sandboxes.map(
		(sandbox, index): Discoverer => ({
			sandbox,
			async discover(who) {
				const session = openSession({profile: `${who}-${index}`});
				let last: Discovery | undefined;
				const options = {session, region: 'us-west-2', sessionName: () => sessionName, now: Date.now};
				for await (const discovery of discoverRoles(options)) last = discovery;
				if (!last) throw new Error('Nothing was discovered');
				return last;
			},
		}),
	);
	return {
		discoverers,
		async close() {
			await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
			rmSync(folder, {recursive: true});
		},
	};
};

/** What AssumeRole really answers, by role ARN. */
export const reality = async (sandbox: Sandbox, who: Who, arns: readonly string[]) => {
	const sts = stsClient(sandbox, who === 'ana' ? userKeys(sandbox, who) : await containerKeys(sandbox));
	const answers = arns.map(async (arn) => {
		const input = new AssumeRoleCommand({RoleArn: arn, RoleSessionName: sessionName});
		const allowed = await sts.send(input).then(
			() => true,
			() => false,
		);
		return [arn, allowed] as const;
	});
	return new Map(await Promise.all(answers));
};

/** Verdicts that AWS belies: none may claim more than is known, in either direction. */
export const lies = ({roles}: Discovery, real: ReadonlyMap<string, boolean>): readonly string[] =>
	roles
		.filter(({arn, verdict}) => {
			const allowed = real.get(arn);
			return allowed === undefined || verdict.verdict === (allowed ? 'denied' : 'allowed');
		})
		.map(({arn, verdict}) => `${arn} is not ${verdict.verdict}`);
