import process from 'node:process';
import {anyCases} from './any-case.ts';
import {holdAgainstBoto} from './hold-against-boto.ts';

/** `CASES=300 CASES_SEED=7` looks at more of them, and at others. */
const {CASES = '60', CASES_SEED = '1'} = process.env;

holdAgainstBoto(anyCases(Number(CASES), Number(CASES_SEED)));
