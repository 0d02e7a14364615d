import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {type Certificates, makeCertificates} from '../proxies/certificates.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {startBoto} from './boto.ts';
import {type Case, hosts} from './cases.ts';
import {type Imitation, startImitation} from './imitation.ts';

const python = inject('python');

/** Puts each case before boto3 and before the built program, and compares what they ask for, and of whom. */
export const holdAgainstBoto = (cases: readonly Case[]) => {
	describe.skipIf(!python)('daypass and boto3, with the same files and servers', () => {
		let certificates: Certificates;
		let imitation: Imitation;
		let boto: ReturnType<typeof startBoto>;
		const home = createHome();

		beforeAll(async () => {
			certificates = makeCertificates(hosts);
			imitation = await startImitation(certificates);
			boto = startBoto(python ?? '');
		});

		afterAll(() => {
			boto.stop();
			imitation.close();
			certificates.remove();
			home.remove();
		});

		const filled = (text: string) =>
			text
				.replaceAll('{https}', imitation.https)
				.replaceAll('{http}', imitation.http)
				.replaceAll('{bare two}', imitation.proxies.two.replace('http://', ''))
				.replaceAll('{one}', imitation.proxies.one)
				.replaceAll('{two}', imitation.proxies.two)
				.replaceAll('{ca}', certificates.authority)
				.replaceAll('{home}', home.folder);

		const environmentOf = ({env = {}}: Case) => {
			const usual = {
				...cleanEnvironment(home.folder),
				HTTPS_PROXY: '{one}',
				AWS_CA_BUNDLE: '{ca}',
				AWS_EC2_METADATA_DISABLED: 'true',
				AWS_ENDPOINT_URL_SIGNIN: '{http}',
			};
			return Object.fromEntries(
				Object.entries({...usual, ...env}).flatMap(([name, value]) =>
					value === undefined ? [] : [[name, filled(value)]],
				),
			);
		};

		/** The home folder as it is before either asks: what one renewed is not there for the other. */
		const writeHome = ({config, credentials, files = {}}: Case) => {
			rmSync(home.folder, {recursive: true, force: true});
			const all = {'.aws/config': config, '.aws/credentials': credentials, ...files};
			for (const [name, text] of Object.entries(all)) {
				if (text === undefined) continue;
				const file = path.join(home.folder, name);
				mkdirSync(path.dirname(file), {recursive: true});
				writeFileSync(file, filled(text));
			}
			mkdirSync(home.folder, {recursive: true});
		};

		test.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
			const {profile, region, partition = 'aws', refuses = {}} = one;
			const role = `arn:${partition}:iam::111122223333:role/Target`;
			const env = environmentOf(one);

			writeHome(one);
			const theirs = await imitation.watch(refuses, async () => {
				const named = {
					...(profile === undefined ? {} : {profile}),
					...(region === undefined ? {} : {region}),
				};
				return (await boto.assumes({env, role, ...named})).works;
			});

			writeHome(one);
			let said = '';
			const ours = await imitation.watch(refuses, async () => {
				const words = [
					'link',
					'-r',
					role,
					'-n',
					'guest',
					'--json',
					'--quiet',
					'--no-history',
					'--duration',
					'15m',
				];
				const named = [
					...(profile === undefined ? [] : ['--profile', profile]),
					...(region === undefined ? [] : ['--region', region]),
				];
				const run = await runProgram([...words, ...named], {
					env: {...env, DAYPASS_CONFIG_DIR: path.join(home.folder, 'daypass')},
				});
				said = run.stderr;
				return run.code === 0;
			});

			expect({...ours, said: ours.works ? said : 'refused'}).toEqual({
				...theirs,
				said: theirs.works ? '' : 'refused',
			});
			// Whatever is refused is refused in words of our own, on one line.
			if (!ours.works) expect(JSON.parse(said).error.code).not.toBe('unexpected-error');
		});
	});
};
