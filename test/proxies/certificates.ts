import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {findCommand} from '../support/find-command.ts';

/**
 * What a company's TLS-inspecting gateway has: an authority nobody else knows, and a certificate it gives to any host.
 */
export type Certificates = {
	/** PEM file of the authority. */
	readonly authority: string;
	readonly key: string;
	readonly certificate: string;
	remove(): void;
};

export const openssl = findCommand('openssl');

/** AWS's hosts as daypass asks them, and this machine. */
const usual = ['sts.us-west-2.amazonaws.com', 'iam.amazonaws.com', 'us-west-2.signin.aws.amazon.com'];

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/**
 * Makes both with openssl, in a folder of their own: good for two days, and never kept.
 * @param hosts What the certificate is for, besides this machine.
 */
export const makeCertificates = (hosts: readonly string[] = usual): Certificates => {
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-certificates-'));
	const run = (...words: readonly string[]) =>
		execFileSync(openssl ?? 'openssl', words, {cwd: folder, stdio: 'pipe'});
	const names = [...hosts.map((host) => `DNS:${host}`), 'IP:127.0.0.1'];
	const extensions = [
		'[authority]',
		'basicConstraints=critical,CA:TRUE',
		'[server]',
		`subjectAltName=${names.join(',')}`,
	];
	writeFileSync(
		path.join(folder, 'x.cnf'),
		['[req]', 'distinguished_name=dn', '[dn]', ...extensions].join('\n'),
	);
	const request = ['req', '-config', 'x.cnf', ...newKey, '-keyout'];
	run(
		...request,
		'ca.key',
		'-x509',
		'-extensions',
		'authority',
		'-days',
		'2',
		'-subj',
		'/CN=Authority',
		'-out',
		'ca.pem',
	);
	run(...request, 'key.pem', '-subj', '/CN=Server', '-out', 'server.csr');
	const signing = [
		'-CA',
		'ca.pem',
		'-CAkey',
		'ca.key',
		'-CAcreateserial',
		'-extfile',
		'x.cnf',
		'-extensions',
		'server',
	];
	run('x509', '-req', '-in', 'server.csr', ...signing, '-days', '2', '-out', 'server.pem');
	const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	return {
		authority: path.join(folder, 'ca.pem'),
		key: read('key.pem'),
		certificate: read('server.pem'),
		remove: () => rmSync(folder, {recursive: true, force: true}),
	};
};
