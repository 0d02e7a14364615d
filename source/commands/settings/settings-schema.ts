import {list, object, oneOf, output, text} from '../json-schema.ts';
import type {ToldSetting} from './settings.ts';

const setting = object<ToldSetting>(
	'a setting',
	{
		name: text('what daypass settings calls it'),
		fallback: text('what holds where it is not set, for a person'),
		from: oneOf('where the value comes from', ['environment', 'settings', 'default']),
		variable: text('the variable that wins over it'),
		flag: text('the flag that wins over it'),
		description: text('what it is'),
	},
	{
		value: text('as it is set; absent: it is not'),
		problem: text('what is wrong with the value; absent: nothing'),
	},
);

export const settingsSchema = output('settings [list] --json', {settings: list('all of them', setting)});

export const settingSchema = output('settings get|set|unset --json: the setting as it is now', {setting});
