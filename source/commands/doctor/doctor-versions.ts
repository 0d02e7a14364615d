import process from 'node:process';
import {type Check, finding} from '../../check.ts';
import {version} from '../../version.ts';

/** What the program is and runs on. Nobody is asked for newer versions. */
export const versionChecks = async (): Promise<readonly Check[]> => {
	const {actionTableDate} = await import('../../policy/preview/action-table.ts');
	return [
		nodeCheck(process.versions.node),
		finding({id: 'daypass', title: 'daypass'}, 'ok', version),
		finding(
			{id: 'action-table', title: 'Action table'},
			'ok',
			`AWS’s services and actions as of ${actionTableDate}`,
		),
	];
};

/** As `engines` in package.json. */
const oldest = [20, 19] as const;

/** @param running Like `20.19.4`. */
export const nodeCheck = (running: string): Check => {
	const name = {id: 'node', title: 'Node.js'};
	const [major = 0, minor = 0] = running.split('.').map(Number);
	if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return finding(name, 'ok', running);
	return finding(name, 'problem', running, `daypass needs ${oldest.join('.')} or newer.`);
};
