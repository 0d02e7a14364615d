import {renderToString} from 'ink';
import {expect} from 'vitest';
import {type AppState, findScreen} from '../../../source/ui/app-state.ts';
import {Frame} from '../../../source/ui/frame.tsx';
import {questionKey} from '../../../source/ui/preview/preview-question.ts';
import {formQuestion, roleQuestion} from '../../../source/ui/preview/previews.ts';
import {chosenRole} from '../../../source/ui/screens/roles/roles-state.ts';
import {textWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {ThemeContext} from '../../../source/ui/theme-context.ts';
import {noon, role} from './example.ts';
import type {play} from './played.ts';
import {rolePreview} from './role-preview.ts';

export const plain = createTheme({colorDepth: 1, unicode: true});
export const ascii = createTheme({colorDepth: 1, unicode: false});

/** What the terminal shows of a state. */
export const frame = (state: AppState, theme = plain) =>
	renderToString(
		<ThemeContext value={theme}>
			<Frame state={state} />
		</ThemeContext>,
		{columns: state.size.columns},
	);

/** The frame's rows, none wider than the terminal, and as many as it has. */
export const fits = (state: AppState, theme = plain) => {
	const lines = frame(state, theme).split('\n');
	expect(lines).toHaveLength(state.size.rows);
	for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(state.size.columns);
	return lines;
};

export const sizes = [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
];

const administrator = rolePreview(
	{roleArn: role('Audit').arn, region: 'us-west-2', scope: []},
	{
		policies: [
			{
				kind: 'inline',
				name: '全部',
				document: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
			},
		],
		complete: false,
		notices: [{code: 'x', message: '検証用ロール'.repeat(30)}],
	},
	undefined,
	noon,
);

export const twoStatements = rolePreview(
	{roleArn: role('Audit').arn, region: 'us-west-2', scope: []},
	{
		policies: [
			{
				kind: 'inline',
				name: 'Own',
				document: JSON.stringify({
					Version: '2012-10-17',
					Statement: [
						{Effect: 'Allow', Action: 'ec2:*', Resource: '*'},
						{Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*'},
						{Effect: 'Allow', Action: ['s3:ListBucket'], Resource: '*'},
						{Effect: 'Deny', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::secret/*'},
					],
				}),
			},
		],
		complete: true,
		notices: [],
	},
	undefined,
	noon,
);

/** As if all that the screen shows were an administrator’s. */
export const sendPreview = (played: ReturnType<typeof play>, preview = administrator) => {
	const state = played.state();
	const form = findScreen(state, 'pass');
	const role = chosenRole(state.roles);
	const question = (form && formQuestion(state, form)) ?? (role && roleQuestion(state, role.arn));
	if (question === undefined) return;
	played.send({type: 'previewed', key: questionKey(question), preview});
};
