// Known holes in what is bundled. A registry that answers no such question skips it with a word: that says nothing of
// us.
import {spawnSync} from 'node:child_process';
import process from 'node:process';

const {status, stdout} = spawnSync('npm', ['audit', '--json', '--audit-level=high'], {
	encoding: 'utf8',
	shell: process.platform === 'win32',
});
let report;
try {
	report = JSON.parse(stdout);
} catch {
	report = {};
}
if (report.vulnerabilities === undefined) {
	console.log(
		`audit: skipped, the registry does not answer it (${report.error?.code ?? report.message ?? status}).`,
	);
} else {
	for (const {name, severity, range} of Object.values(report.vulnerabilities)) {
		console.log(`${severity.padEnd(9)} ${name} ${range}`);
	}
	process.exitCode = status;
}
